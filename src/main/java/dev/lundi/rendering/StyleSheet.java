package dev.lundi.rendering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.writer.CSSWriterSettings;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * The rules of the style sheets: those that mail programs only follow on the element
 * itself, and those that only work in the head.
 */
final class StyleSheet {

	/** What depends on more than the element can only be said in the head. */
	private static final Pattern HEAD_ONLY = Pattern.compile(":(?:root|link|visited|hover|active|focus|:)");

	private static final CSSWriterSettings COMPACT = new CSSWriterSettings().setOptimizedOutput(true);

	private final List<Rule> rules;

	private final String head;

	private StyleSheet(List<Rule> rules, String head) {
		this.rules = rules;
		this.head = head;
	}

	/** That of {@code styles.css} and of the design's look, which has the last word. */
	static StyleSheet of(TemplateFolder folder, Design design) {
		List<String> files = design.look().isEmpty() ? List.of("styles.css")
				: List.of("styles.css", "looks/%s.css".formatted(design.look()));
		StyleTokens tokens = StyleTokens.of(files.stream().map(folder::read).toList(), design);
		List<Rule> rules = new ArrayList<>();
		StringBuilder head = new StringBuilder();
		for (String file : files) {
			CascadingStyleSheet sheet = StyleSheetParser.parse(tokens.replacedIn(folder.read(file)),
					folder.nameOf(file));
			sheet.getAllStyleRules().forEach((rule) -> sort(rule, rules, head));
			sheet.getAllMediaRules().forEach((rule) -> head.append(rule.getAsCSSString(COMPACT, 0)));
		}
		rules.sort(Comparator.comparingInt(Rule::specificity));
		return new StyleSheet(List.copyOf(rules), head.toString().replace("\n", ""));
	}

	private static void sort(CSSStyleRule rule, List<Rule> rules, StringBuilder head) {
		if (!rule.hasDeclarations()) {
			return;
		}
		for (CSSSelector selector : rule.getAllSelectors()) {
			String text = selector.getAsCSSString(COMPACT, 0);
			if (HEAD_ONLY.matcher(text).find()) {
				head.append(text).append(declarationsOf(rule));
			}
			else {
				rules.add(new Rule(QueryParser.parse(text), specificity(text), rule.getAllDeclarations()));
			}
		}
	}

	private static String declarationsOf(CSSStyleRule rule) {
		return rule.getAllDeclarations()
			.stream()
			.map((declaration) -> declaration.getAsCSSString(COMPACT, 0))
			.collect(Collectors.joining(";", "{", "}"));
	}

	private static int specificity(String selector) {
		int score = 0;
		for (String part : selector.split("(?=[.#\\[])|[ >+~]", -1)) {
			score += part.isEmpty() || part.equals("*") ? 0
					: part.startsWith("#") ? 100 : part.matches("[.\\[].*") ? 10 : 1;
		}
		return score;
	}

	/**
	 * What goes into the {@code style} attribute of an element; empty when no rule does.
	 */
	String inlineFor(Element element) {
		Map<String, String> merged = new LinkedHashMap<>();
		for (Rule rule : this.rules) {
			if (element.is(rule.selector())) {
				rule.declarations().forEach((declaration) -> put(merged, declaration));
			}
		}
		return merged.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + ":" + entry.getValue())
			.collect(Collectors.joining(";"));
	}

	private static void put(Map<String, String> merged, CSSDeclaration declaration) {
		merged.remove(declaration.getProperty());
		merged.put(declaration.getProperty(), declaration.getExpressionAsCSSString().replace('"', '\''));
	}

	/** What goes into the {@code style} element of the head: dark mode, small screens. */
	String head() {
		return this.head;
	}

	private record Rule(Evaluator selector, int specificity, List<CSSDeclaration> declarations) {
	}

}
