package dev.lundi.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.databind.JsonNode;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deque's axe-core: what of WCAG 2.2 (A, AA) and of good practice a program can look at
 * in a page.
 */
final class Axe {

	/**
	 * Landmarks are for pages. Web mail shows a mail inside a page of its own, whose only
	 * main part the mail must not claim to be.
	 */
	private static final String RUN = """
			axe.run({ rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false },
				'target-size': { enabled: true } } }).then((found) => ({ passed: found.passes.map((rule) => rule.id),
				violations: found.violations.map((rule) => rule.id + ': ' + rule.help + ': '
					+ rule.nodes.map((node) => node.html).join(', ')) }))""";

	private final String script;

	Axe() throws IOException {
		this.script = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:META-INF/resources/webjars/axe-core/*/axe.min.js")[0]
			.getContentAsString(StandardCharsets.UTF_8);
	}

	/** What is wrong with the page that is open, in words. */
	List<String> violations(Chromium browser) {
		browser.evaluate(script + ";0");
		JsonNode found = browser.evaluate(RUN);
		assertThat(words(found.path("passed"))).contains("color-contrast", "html-has-lang", "link-name",
				"page-has-heading-one", "target-size");
		return words(found.path("violations"));
	}

	private static List<String> words(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

}
