package dev.lundi.template;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.helger.css.decl.CSSDeclaration;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What of HTML and CSS a mail makes use of, by the names that caniemail.com would have
 * for it.
 */
final class Features {

	private static final Map<String, String> GROUPS = Map.ofEntries(Map.entry("h1", "h1-h6"), Map.entry("h2", "h1-h6"),
			Map.entry("h3", "h1-h6"), Map.entry("h4", "h1-h6"), Map.entry("h5", "h1-h6"), Map.entry("h6", "h1-h6"),
			Map.entry("ul", "lists"), Map.entry("ol", "lists"), Map.entry("li", "lists"), Map.entry("tr", "table"),
			Map.entry("td", "table"), Map.entry("th", "table"), Map.entry("tbody", "table"),
			Map.entry("thead", "table"), Map.entry("tfoot", "table"), Map.entry("caption", "table"),
			Map.entry("figure", "semantics"), Map.entry("figcaption", "semantics"), Map.entry("mark", "semantics"));

	/** {@code padding-left} is where {@code padding} is. */
	private static final Pattern SIDE = Pattern
		.compile("(padding|margin|border)-(?:top|right|bottom|left|width|style|color)(?:-(?:width|style|color))?");

	private static final Pattern PSEUDO = Pattern.compile("(::?)([\\w-]+)");

	private static final Pattern MEDIA_FEATURE = Pattern.compile("\\(([\\w-]+)");

	private final SortedSet<String> found = new TreeSet<>();

	private Features() {
	}

	static SortedSet<String> of(Document mail) {
		Features features = new Features();
		features.found.add("html-doctype");
		mail.select("head, head *, body, body *").forEach(features::addElement);
		mail.forEachNode((node) -> {
			if (node instanceof Comment) {
				features.found.add("html-comments");
			}
		});
		Css.rulesOf(mail).forEach(features::addRule);
		return features.found;
	}

	private void addElement(Element element) {
		String name = element.normalName();
		found.add("html-"
				+ (element.is("meta[name=color-scheme]") ? "meta-color-scheme" : GROUPS.getOrDefault(name, name)));
		if (!name.equals("meta")) {
			element.attributes()
				.asList()
				.stream()
				.map(Attribute::getKey)
				.forEach((key) -> found.add("html-" + key.replace("style", "style-attribute")));
		}
		if (element.attr("href").startsWith("mailto:")) {
			found.add("html-mailto-links");
		}
		Css.declarationsOf(element).forEach(this::addDeclaration);
	}

	private void addRule(Css.Rule rule) {
		if (!rule.media().isEmpty()) {
			found.add("css-at-media");
		}
		MEDIA_FEATURE.matcher(rule.media())
			.results()
			.map((feature) -> feature.group(1))
			.filter((feature) -> !feature.endsWith("width"))
			.forEach((feature) -> found.add("css-at-media-" + feature));
		addSelector(rule.selector());
		rule.declarations().forEach(this::addDeclaration);
	}

	private void addSelector(String selector) {
		PSEUDO.matcher(selector)
			.results()
			.forEach((pseudo) -> found
				.add("css-pseudo-%s-%s".formatted(pseudo.group(1).equals(":") ? "class" : "element", pseudo.group(2))));
		Map<String, String> kinds = Map.of("class", ".*\\..*", "id", ".*#.*", "attribute", ".*\\[.*", "descendant",
				".* .*", "child", ".*>.*", "adjacent-sibling", ".*\\+.*", "general-sibling", ".*~[^=].*", "chaining",
				".*\\.[\\w-]+\\..*", "type", "(?:.*[ >+~])?[a-z].*", "universal", ".*\\*(?!=).*");
		kinds.forEach((kind, form) -> Stream.of(selector)
			.filter((text) -> text.matches(form))
			.forEach((text) -> found.add("css-selector-" + kind)));
	}

	private void addDeclaration(CSSDeclaration declaration) {
		String property = declaration.getProperty();
		String value = declaration.getExpressionAsCSSString();
		found.add("css-" + SIDE.matcher(property).replaceFirst("$1"));
		if (property.equals("display")) {
			found.add("css-display" + (value.equals("none") ? "-none" : value.matches("flex|grid") ? "-" + value : ""));
		}
		if (value.contains("system-ui")) {
			found.add("css-sytem-ui");
		}
		if (declaration.isImportant()) {
			found.add("css-important");
		}
	}

}
