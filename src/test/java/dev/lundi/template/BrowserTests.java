package dev.lundi.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.browser.Axe;
import dev.lundi.browser.Chromium;
import dev.lundi.rendering.Personal;
import dev.lundi.support.Payloads;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a browser makes of our mails, where Chromium is installed. */
@Execution(ExecutionMode.CONCURRENT)
class BrowserTests {

	private static final int AT_ONCE = 30;

	private static @Nullable Chromium chromium;

	@TempDir
	private static Path folder;

	@BeforeAll
	static void open() {
		chromium = Chromium.start().orElse(null);
		Assumptions.assumeTrue(chromium != null, "Chromium is not installed: mails are not looked at in a browser");
	}

	@AfterAll
	static void close() {
		if (chromium != null) {
			chromium.close();
		}
	}

	static Stream<Mail> mails() {
		return Mail.every().filter((mail) -> mail.language().equals(Locale.FRENCH));
	}

	static Stream<Mail> each() {
		return Mail.each();
	}

	static Stream<MailSample> kinds() {
		return MailSample.ALL.stream()
			.collect(Collectors.toMap(MailSample::kind, Function.identity(), (first, second) -> first))
			.values()
			.stream();
	}

	/** Also with a name of many letters, and where images are not shown. */
	@ParameterizedTest
	@MethodSource("mails")
	void fitsIntoTheNarrowestPhone(Mail mail) throws IOException {
		for (boolean images : mail.html().select("img").isEmpty() ? List.of(true) : List.of(true, false)) {
			Objects.requireNonNull(chromium).images(images).look(320, false);
			assertThat(browser(mail).evaluate("document.documentElement.scrollWidth").asInt()).as("images: %s", images)
				.isLessThanOrEqualTo(320);
		}
	}

	@ParameterizedTest
	@MethodSource("each")
	void asksForTheImagesOfItsContentOnly(Mail mail) throws IOException {
		Objects.requireNonNull(chromium).images(true);
		Chromium browser = browser(mail);
		assertThat(browser.requests()).containsExactlyInAnyOrderElementsOf(mail.html().select("img").eachAttr("src"));
	}

	/** On a phone and on a desk, by day and by night. */
	@ParameterizedTest
	@MethodSource("each")
	void keepsNobodyFromReading(Mail mail) throws IOException {
		Axe axe = Axe.ofMails();
		for (int width : List.of(375, 800)) {
			for (boolean dark : List.of(false, true)) {
				Objects.requireNonNull(chromium).look(width, dark);
				assertThat(axe.violations(browser(mail))).as("%d pixels, %s", width, dark ? "by night" : "by day")
					.isEmpty();
			}
		}
	}

	@Test
	void seesWhatKeepsPeopleFromReading() throws IOException {
		Path file = Files.writeString(folder.resolve("mail.html"),
				"""
						<!DOCTYPE html><html lang="fr"><title>Gris sur gris</title><h1>Gris</h1><p style="color:#bbb">sur gris</p>
						<p><a href="https://blog.example.org/">Lire</a> <a href="https://blog.example.org/b">
						<img src="b.png" alt=""></a></p>""");
		Chromium browser = Objects.requireNonNull(chromium).look(375, false).open(file.toUri());
		assertThat(Axe.ofMails().violations(browser)).hasSize(2)
			.anyMatch((words) -> words.startsWith("color-contrast: "))
			.anyMatch((words) -> words.startsWith("link-name: "));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void runsNoneOfTheWordsInIt(MailSample sample) throws IOException {
		Personal reader = new Personal("Ada", "https://lundi.example.org/unsubscribe/ada",
				"https://lundi.example.org/preferences/ada");
		List<String> payloads = Payloads.forBrowsers();
		for (int start = 0; start < payloads.size(); start += AT_ONCE) {
			String words = String.join(" ", payloads.subList(start, Math.min(start + AT_ONCE, payloads.size())));
			HostileModel hostile = new HostileModel(words,
					(text) -> sample.renderer().prose("<p>" + Entities.escape(text) + "</p>"));
			Chromium browser = browser(
					Mail.of(sample, Locale.FRENCH, reader, hostile.in(sample.model().apply(reader))));
			assertThat(List.of(browser.dialogs(), browser.requests())).as(words).containsOnly(List.of());
		}
	}

	private static Chromium browser(Mail mail) throws IOException {
		Path file = Files.writeString(folder.resolve("mail.html"), mail.rendered().html());
		return Objects.requireNonNull(chromium).open(file.toUri());
	}

}
