package dev.lundi.console;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;

import dev.lundi.browser.Axe;
import dev.lundi.browser.Chromium;
import dev.lundi.content.Week;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.support.LundiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser makes of the pages of operators and editors, where Chromium is
 * installed.
 */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OperatorPagesBrowserTests {

	private static final Week WEEK = Week.parse("2026-W10");

	private static final int NARROWEST = 320;

	private static @Nullable Chromium chromium;

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private JdbcClient db;

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

	@BeforeEach
	void aRunAndASegment() throws IOException {
		db.sql("truncate subscriber, issue, weekly_run, segment cascade").update();
		browser().speak("fr").signIn(url("/"));
		browser().open(url("/console/segments/new?newsletter=edito")).follow(() -> browser().evaluate("""
				const form = document.querySelector('form.segment');
				form.elements.name.value = 'Anglophones';
				form.elements.languages.value = 'en';
				form.requestSubmit(form.querySelector('button:not([name=count])'))"""));
		runs.start("edito", WEEK, "test").join();
	}

	/** 320 pixels are also what is left of 640 at 200 %. */
	@ParameterizedTest
	@CsvSource({ "fr, false", "fr, true", "en, false", "en, true" })
	void keepNobodyFromWorking(String language, boolean dark) throws IOException {
		Axe axe = Axe.ofPages();
		long segment = db.sql("select id from segment").query(Long.class).single();
		for (String page : List.of("/console", "/console/edito/" + WEEK, "/console/sources", "/console/relays",
				"/console/subscribers", "/console/segments", "/console/segments/new?newsletter=edito",
				"/console/segments/" + segment, "/desk", "/desk/edito/" + WEEK, "/inbox")) {
			Chromium browser = browser().speak(language).look(NARROWEST, dark).open(url(page));
			assertThat(browser.evaluate("document.documentElement.lang").asString()).as(page).isEqualTo(language);
			assertThat(axe.violations(browser)).as(page).isEmpty();
			assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).as(page)
				.isLessThanOrEqualTo(NARROWEST);
		}
	}

	private URI url(String path) {
		return URI.create("http://localhost:" + port + path);
	}

	private static Chromium browser() {
		return Objects.requireNonNull(chromium);
	}

}
