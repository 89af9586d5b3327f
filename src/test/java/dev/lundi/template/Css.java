package dev.lundi.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSMediaRule;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderDeclarationList;
import com.helger.css.writer.CSSWriterSettings;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The rules in the head of a mail, and the declarations on its elements. */
final class Css {

	private static final CSSWriterSettings COMPACT = new CSSWriterSettings().setOptimizedOutput(true);

	private static final Pattern PARTS = Pattern.compile("(?=[.#\\[:])|[ >+~]");

	private Css() {
	}

	/** All rules of the head, in their order. */
	static List<Rule> rulesOf(Document mail) {
		List<Rule> rules = new ArrayList<>();
		for (Element style : mail.select("style")) {
			CascadingStyleSheet sheet = CSSReader.readFromString(style.data());
			if (sheet == null) {
				throw new AssertionError("No CSS: " + style.data());
			}
			sheet.getAllRules().forEach((rule) -> add(rule, "", rules));
		}
		return rules;
	}

	private static void add(ICSSTopLevelRule rule, String media, List<Rule> rules) {
		switch (rule) {
			case CSSMediaRule nested -> {
				String queries = String.join(",",
						nested.getAllMediaQueries().stream().map((query) -> query.getAsCSSString(COMPACT, 0)).toList());
				nested.getAllRules().forEach((inner) -> add(inner, queries, rules));
			}
			case CSSStyleRule style -> style.getAllSelectors()
				.forEach((selector) -> rules.add(new Rule(media, selectorOf(selector), style.getAllDeclarations())));
			default -> throw new AssertionError("This check knows no such rule: " + rule.getAsCSSString(COMPACT, 0));
		}
	}

	private static String selectorOf(CSSSelector selector) {
		return selector.getAsCSSString(COMPACT, 0);
	}

	static List<CSSDeclaration> declarationsOf(Element element) {
		var declarations = CSSReaderDeclarationList.readFromString(element.attr("style"));
		if (declarations == null) {
			throw new AssertionError("No CSS: " + element.attr("style"));
		}
		return declarations.getAllDeclarations();
	}

	/**
	 * A rule of the head.
	 *
	 * @param media the queries under which it holds; empty when it always does
	 */
	record Rule(String media, String selector, List<CSSDeclaration> declarations) {

		int specificity() {
			return PARTS.splitAsStream(selector)
				.filter((part) -> !part.isEmpty() && !part.equals("*"))
				.mapToInt((part) -> part.startsWith("#") ? 100 : part.matches("[.\\[:].*") ? 10 : 1)
				.sum();
		}

		boolean meets(Element element) {
			return element.is(selector.equals(":root") ? "html" : selector);
		}

	}

}
