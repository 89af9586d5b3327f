package dev.lundi.issue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.lundi.browser.Axe;
import dev.lundi.browser.Chromium;
import dev.lundi.content.ContentSources;
import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Payloads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser makes of the pages of issues, where Chromium is installed. S2: what a
 * source sends is shown there, and nothing of it runs.
 */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class IssueBrowserTests {

	private static final int AT_ONCE = 40;

	private static @Nullable Chromium chromium;

	private final JsonMapper json = new JsonMapper();

	@TempDir
	private Path folder;

	@Autowired
	private ContentSources sources;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	private Issues issues;

	@Autowired
	private Newsletters newsletters;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void open() {
		chromium = Chromium.start().orElse(null);
		Assumptions.assumeTrue(chromium != null, "Chromium is not installed: pages are not looked at in a browser");
	}

	@AfterAll
	static void close() {
		if (chromium != null) {
			chromium.close();
		}
	}

	@Test
	void nothingThatASourceSendsRuns() throws IOException {
		browser().signIn(url("/"));
		List<String> payloads = Payloads.forBrowsers();
		for (int start = 0; start < payloads.size(); start += AT_ONCE) {
			List<String> some = payloads.subList(start, Math.min(start + AT_ONCE, payloads.size()));
			Week week = Week.parse("2026-W%02d".formatted(11 + start / AT_ONCE));
			Issue issue = gathered(week, some);
			assertThat(issue.topComments()).hasSizeGreaterThan(2);
			look("/desk/edito/" + week, some);
			issue.approve("claire", DatabaseTest.NOW);
			issues.save(issue);
			for (String page : List.of("/n/edito", "/n/edito/issues", "/n/edito/issues/" + week, "/desk")) {
				look(page, some);
			}
			assertThat(browser().open(url("/n/edito/issues/" + week))
				.evaluate("document.querySelector('h1').textContent")
				.asString()).isEqualTo(issue.title());
		}
	}

	/** 320 pixels are also what is left of 640 at 200 %. */
	@ParameterizedTest
	@CsvSource({ "fr, false", "fr, true", "en, false", "en, true" })
	void thePagesOfAnIssueKeepNobodyFromReading(String language, boolean dark) throws IOException {
		Newsletter newsletter = newsletters.get("edito");
		Week week = Week.parse("2026-W10");
		WeekContent content = sources.open(newsletter.source(), newsletter.zone()).gather(week);
		Issue issue = assembler.assemble(newsletter, week, content).orElseThrow();
		if (issue.status() == IssueStatus.DRAFT) {
			issue.approve("claire", DatabaseTest.NOW);
			issues.save(issue);
		}
		Axe axe = Axe.ofPages();
		for (String page : List.of("/n/edito", "/n/edito/issues", "/n/edito/issues/" + week)) {
			Chromium browser = browser().speak(language).look(320, dark).open(url(page));
			assertThat(axe.violations(browser)).as(page).isEmpty();
			assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).as(page)
				.isLessThanOrEqualTo(320);
			assertThat(browser.requests()).as(page).isEmpty();
		}
	}

	/** Otherwise the other test could not fail. */
	@Test
	void aPageThatTrustedThemWouldRunThem() throws IOException {
		Path page = Files.writeString(folder.resolve("trusting.html"),
				"<!DOCTYPE html><main>" + String.join("\n", Payloads.forBrowsers().subList(0, 10)));
		assertThat(browser().open(page.toUri()).dialogs()).hasSizeGreaterThan(3);
	}

	private void look(String page, List<String> payloads) {
		Chromium browser = browser().open(url(page));
		assertThat(browser.dialogs()).as("%s with %s", page, payloads).isEmpty();
		assertThat(browser.requests()).as("%s with %s", page, payloads).isEmpty();
		assertThat(browser.evaluate("document.querySelectorAll('main').length").asInt()).isOne();
	}

	/** As title, standfirst, author, text, comments and those who wrote them. */
	private Issue gathered(Week week, List<String> payloads) throws IOException {
		String words = String.join(" ", payloads);
		Files.writeString(folder.resolve("hostile.md"), """
				---
				id: hostile-%s
				title: %s
				standfirst: %s
				author: %s
				published: %sT08:30:00
				---
				%s
				""".formatted(week, quoted("Le " + words), quoted(words), quoted(words), day(week),
				String.join("\n\n", payloads)));
		List<String> comments = new ArrayList<>();
		IntStream.range(0, payloads.size())
			.forEach((n) -> comments.add("""
					- id: %s
					  author: %s
					  published: %sT09:00:%02d
					  text: %s
					""".formatted(quoted("c" + n + payloads.get(n)), quoted(payloads.get(n)), day(week), n,
					quoted(payloads.get(n)
							+ " est la remarque %1$d, assez longue, et la %1$de de son espèce parmi %1$d."
								.formatted(n)))));
		Files.writeString(folder.resolve("hostile.comments.yaml"), String.join("", comments));
		SourceSettings settings = new SourceSettings(SourceSettings.Type.FOLDER, null, folder, null, null, null, null,
				null, false);
		return assembler
			.assemble(newsletters.get("edito"), week,
					sources.open(settings, newsletters.get("edito").zone()).gather(week))
			.orElseThrow();
	}

	private static String day(Week week) {
		return week.monday().plusDays(2).toString();
	}

	/** JSON's strings are YAML's. */
	private String quoted(String words) {
		return json.writeValueAsString(words);
	}

	private URI url(String path) {
		return URI.create("http://localhost:" + port + path);
	}

	private static Chromium browser() {
		return Objects.requireNonNull(chromium);
	}

}
