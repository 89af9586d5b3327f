package dev.lundi.browser;

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
public final class Axe {

	private final String script;

	private final String run;

	private Axe(boolean landmarks) throws IOException {
		this.run = """
				axe.run({ rules: { region: { enabled: %1$s }, 'landmark-one-main': { enabled: %1$s },
					'target-size': { enabled: true } } }).then((found) => ({ passed: found.passes.map((rule) => rule.id),
					violations: found.violations.map((rule) => rule.id + ': ' + rule.help + ': '
						+ rule.nodes.map((node) => node.html).join(', ')) }))"""
			.formatted(landmarks);
		this.script = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:META-INF/resources/webjars/axe-core/*/axe.min.js")[0]
			.getContentAsString(StandardCharsets.UTF_8);
	}

	/** For pages. */
	public static Axe ofPages() throws IOException {
		return new Axe(true);
	}

	/**
	 * For mails, without landmarks: web mail shows a mail inside a page of its own, whose
	 * only main part the mail must not claim to be.
	 */
	public static Axe ofMails() throws IOException {
		return new Axe(false);
	}

	/** What is wrong with the page that is open, in words. */
	public List<String> violations(Chromium browser) {
		browser.evaluate(script + ";0");
		JsonNode found = browser.evaluate(run);
		assertThat(words(found.path("passed"))).contains("color-contrast", "html-has-lang", "link-name",
				"page-has-heading-one", "target-size");
		return words(found.path("violations"));
	}

	private static List<String> words(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

}
