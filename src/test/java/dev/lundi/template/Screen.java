package dev.lundi.template;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.helger.css.decl.CSSDeclaration;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A mail as a program with a standard cascade shows it, on paper that is light or dark.
 */
final class Screen {

	/** What Chromium and WebKit paint on where a page that knows both says nothing. */
	private static final String DARK_CANVAS = "#121212";

	private final List<Css.Rule> rules;

	private final boolean dark;

	private final IdentityHashMap<Element, Map<String, String>> computed = new IdentityHashMap<>();

	private Screen(List<Css.Rule> rules, boolean dark) {
		this.rules = rules;
		this.dark = dark;
	}

	static Screen of(Document mail, boolean dark, boolean narrow) {
		return new Screen(Css.rulesOf(mail).stream().filter((rule) -> isMet(rule.media(), dark, narrow)).toList(),
				dark);
	}

	private static boolean isMet(String media, boolean dark, boolean narrow) {
		return switch (media.replaceAll("(?:only )?screen and |\\s", "")) {
			case "" -> true;
			case "(prefers-color-scheme:dark)" -> dark;
			case "(prefers-color-scheme:light)" -> !dark;
			case String query when query.matches("\\(max-width:\\d+px\\)") -> narrow;
			case "print" -> false;
			default -> throw new AssertionError("Teach this check what meets @media " + media);
		};
	}

	/** The colour of an element's words. */
	Colour ink(Element element) {
		for (Element outer = element; outer != null; outer = outer.parent()) {
			Optional<String> colour = declared(outer, "color");
			if (colour.isPresent() && !colour.get().equals("inherit")) {
				return Colour.parse(colour.get());
			}
			if (colour.isEmpty() && outer.nameIs("a")) {
				return Colour.parse(dark ? "#9e9eff" : "#0000ee");
			}
		}
		return Colour.parse(dark ? "white" : "black");
	}

	/** The colour behind an element's words. */
	Colour paper(Element element) {
		for (Element outer = element; outer != null; outer = outer.parent()) {
			Optional<String> colour = declared(outer, "background-color");
			if (colour.isPresent() && !colour.get().equals("transparent")) {
				return Colour.parse(colour.get());
			}
		}
		return Colour.parse(dark ? DARK_CANVAS : "white");
	}

	/** WCAG counts 24 pixels as large, and 18.66 when they are bold. */
	boolean isLarge(Element element) {
		double size = size(element);
		return size >= 24 || (size >= 18.66 && isBold(element));
	}

	private double size(Element element) {
		String size = declared(element, "font-size").orElse("");
		Element outer = element.parent();
		double inherited = (outer == null) ? 16 : size(outer);
		if (size.endsWith("px")) {
			return Double.parseDouble(size.replace("px", ""));
		}
		return size.endsWith("%") ? inherited * Double.parseDouble(size.replace("%", "")) / 100 : inherited;
	}

	private boolean isBold(Element element) {
		for (Element outer = element; outer != null; outer = outer.parent()) {
			Optional<String> weight = declared(outer, "font-weight");
			if (weight.isPresent() || outer.is("b, strong, th, h1, h2, h3, h4, h5, h6")) {
				return weight.map((word) -> word.matches("bold|[789]00")).orElse(true);
			}
		}
		return false;
	}

	boolean isShown(Element element) {
		for (Element outer = element; outer != null; outer = outer.parent()) {
			if (declared(outer, "display").filter("none"::equals).isPresent()) {
				return false;
			}
		}
		return true;
	}

	/** The value that wins on this element; empty when none says anything. */
	private Optional<String> declared(Element element, String property) {
		return Optional.ofNullable(computed.computeIfAbsent(element, this::winners).get(property));
	}

	private Map<String, String> winners(Element element) {
		Stream<Candidate> head = rules.stream()
			.filter((rule) -> rule.meets(element))
			.flatMap((rule) -> rule.declarations()
				.stream()
				.map((declaration) -> new Candidate(declaration, rule.specificity())));
		Stream<Candidate> own = Css.declarationsOf(element)
			.stream()
			.map((declaration) -> new Candidate(declaration, 1000));
		Map<String, String> winners = new HashMap<>();
		Stream.concat(head, own)
			.sorted(Comparator.comparingInt(Candidate::weight))
			.forEach(
					(candidate) -> winners.put(candidate.property(), candidate.declaration.getExpressionAsCSSString()));
		return winners;
	}

	/** Of several that weigh the same, the last wins. */
	private record Candidate(CSSDeclaration declaration, int specificity) {

		String property() {
			if (declaration.getProperty().equals("background")) {
				throw new AssertionError("Write background-color, which all mail programs know: " + declaration);
			}
			return declaration.getProperty();
		}

		int weight() {
			return specificity + (declaration.isImportant() ? 10_000 : 0);
		}

	}

}
