package dev.lundi.template;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lundi.browser.Chromium;
import dev.lundi.content.Week;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.support.LundiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of every mail and of the archive, for people to look at: {@code ./mvnw
 * -Pscreenshots test} writes them to {@code target/screenshots}.
 */
@Tag("screenshots")
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ScreenshotTests {

	private static final Path FOLDER = Path.of("target/screenshots").toAbsolutePath();

	private static final List<Integer> WIDTHS = List.of(375, 800);

	private final WeeklyRuns runs;

	private final int port;

	private @Nullable Chromium chromium;

	@Autowired
	ScreenshotTests(WeeklyRuns runs, @LocalServerPort int port) {
		this.runs = runs;
		this.port = port;
	}

	@BeforeEach
	void open() throws IOException {
		Files.createDirectories(FOLDER);
		chromium = Chromium.start().orElse(null);
		Assumptions.assumeTrue(chromium != null, "Chromium is not installed: there is nothing to take pictures with");
	}

	@AfterEach
	void close() {
		if (chromium != null) {
			chromium.close();
		}
	}

	@Test
	void ofEveryMail() throws IOException {
		for (Mail mail : Mail.each().toList()) {
			String name = mail.sample().toString();
			Path file = Files.writeString(FOLDER.resolve(name + ".html"), mail.rendered().html());
			Files.writeString(FOLDER.resolve(name + ".txt"), mail.text());
			take(name, file.toUri());
			if (!mail.html().select("img").isEmpty()) {
				browser().images(false);
				take(name + "-without-images", file.toUri());
				browser().images(true);
			}
		}
	}

	@Test
	void ofTheArchive() throws IOException {
		runs.start("edito", Week.parse("2026-W10"), "screenshots").join();
		Map<String, String> pages = Map.of("newsletter", "/n/edito", "archive", "/n/edito/issues", "issue-page",
				"/n/edito/issues/2026-W10");
		for (Map.Entry<String, String> page : pages.entrySet()) {
			take("page-" + page.getKey(), URI.create("http://localhost:" + port + page.getValue()));
		}
	}

	private Chromium browser() {
		return Objects.requireNonNull(chromium);
	}

	private void take(String name, URI page) throws IOException {
		for (int width : WIDTHS) {
			for (boolean dark : List.of(false, true)) {
				byte[] picture = browser().look(width, dark).open(page).picture();
				assertThat(picture).hasSizeGreaterThan(5_000);
				Files.write(FOLDER.resolve("%s-%d-%s.png".formatted(name, width, dark ? "dark" : "light")), picture);
			}
		}
	}

}
