package dev.lundi.rendering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
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
 * The rules of {@code styles.css}: those that mail programs only follow on the element
 * itself, and those that only work in the head.
 */
final class StyleSheet {

	private static final Pattern TOKEN = Pattern.compile("(--[\\w-]+)\\s*:\\s*([^;}]+)");

	private static final Pattern USE = Pattern.compile("var\\(\\s*(--[\\w-]+)\\s*\\)");

	/** What depends on more than the element can only be said in the head. */
	private static final Pattern HEAD_ONLY = Pattern.compile(":(?:root|link|visited|hover|active|focus|:)");

	private static final CSSWriterSettings COMPACT = new CSSWriterSettings().setOptimizedOutput(true);

	private final List<Rule> rules;

	private final String head;

	private StyleSheet(List<Rule> rules, String head) {
		this.rules = rules;
		this.head = head;
	}

	static StyleSheet of(TemplateFolder folder) {
		String css = withoutTokens(folder.read("styles.css"));
		CascadingStyleSheet sheet = StyleSheetParser.parse(css, folder.nameOf("styles.css"));
		List<Rule> rules = new ArrayList<>();
		StringBuilder head = new StringBuilder();
		sheet.getAllStyleRules().forEach((rule) -> sort(rule, rules, head));
		sheet.getAllMediaRules().forEach((rule) -> head.append(rule.getAsCSSString(COMPACT, 0)));
		rules.sort(Comparator.comparingInt(Rule::specificity));
		return new StyleSheet(List.copyOf(rules), head.toString().replace("\n", ""));
	}

	/** Few mail programs know custom properties, so their values take their place. */
	private static String withoutTokens(String css) {
		Map<String, String> tokens = TOKEN.matcher(css)
			.results()
			.collect(Collectors.toMap((token) -> token.group(1), (token) -> token.group(2).strip(),
					(first, second) -> first));
		String replaced = USE.matcher(css)
			.replaceAll((use) -> Matcher.quoteReplacement(tokens.getOrDefault(use.group(1), use.group())));
		return TOKEN.matcher(replaced).replaceAll("");
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
