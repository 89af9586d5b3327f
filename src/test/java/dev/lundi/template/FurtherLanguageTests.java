package dev.lundi.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.Personal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** A language that Lundi does not have yet is one more file of words. */
class FurtherLanguageTests {

	private static final Personal READER = new Personal("Jörg", "https://lundi.example.org/unsubscribe/j",
			"https://lundi.example.org/preferences/j");

	private final Path templates;

	FurtherLanguageTests(@TempDir Path folder) {
		this.templates = folder.resolve("email-templates");
	}

	@BeforeEach
	void addGerman() throws IOException {
		FileSystemUtils.copyRecursively(Path.of("email-templates"), templates);
		try (InputStream words = Objects.requireNonNull(getClass().getResourceAsStream("messages_de.properties"))) {
			Files.copy(words, templates.resolve("messages_de.properties"));
		}
	}

	@Test
	void itsFileHasTheWordsOfTheOthers() throws IOException {
		assertThat(words("messages_de.properties").keySet()).isEqualTo(words("messages.properties").keySet());
	}

	@Test
	void everyKindOfMailSpeaksItAndNothingElse() throws IOException {
		Properties french = words("messages.properties");
		Properties german = words("messages_de.properties");
		assertThat(mails()).hasSizeGreaterThan(6).allSatisfy((mail) -> {
			assertThat(mail.html().select("html").attr("lang")).isEqualTo("de");
			assertThat(mail.text()).contains("\nSie erhalten ");
			french.forEach((key, words) -> {
				if (isSentence(words) && !words.equals(german.get(key))) {
					assertThat(mail.html().text() + mail.text()).doesNotContain(words.toString());
				}
			});
		});
	}

	/** Words that stand in mails as they are; a date's pattern and a direction do not. */
	private static boolean isSentence(Object words) {
		return !words.toString().contains("{") && words.toString().matches("\\p{Lu}.{5,}");
	}

	@Test
	void itHasItsOwnPluralsAndDates() {
		Mail issue = mails().filter((mail) -> mail.sample().toString().equals("issue-whole")).findFirst().orElseThrow();
		assertThat(issue.text()).startsWith("LE CARNET DU LUNDI\nNr. 48 · Montag, 23. November 2026\n")
			.contains("Guten Tag Jörg,", "\n7 Antworten, eine davon vom Verfasser\n",
					"\nEin Echo auf „Ce que disent les bancs vides“\n1 Antwort · 12 Stimmen\n",
					"\nNoch keine Antwort; Ihre wäre die erste\n");
		assertThat(issue.html().text()).contains("Montag, 23. November 2026", "Nr. 48");
	}

	/** Half a translation is better than none: what it lacks is said in French. */
	@Test
	void whatItsFileLacksIsSaidInFrench() throws IOException {
		Path file = templates.resolve("messages_de.properties");
		Files.writeString(file, Files.readString(file).replaceAll("(?m)^confirmation\\.title=.*\\R", ""));
		Mail mail = mails().filter((each) -> each.sample().kind().equals("confirmation")).findFirst().orElseThrow();
		assertThat(mail.html().expectFirst("h1").text()).isEqualTo("Est-ce bien vous\u202f?");
		assertThat(mail.html().expectFirst(".button").text()).isEqualTo("Abonnement bestätigen");
	}

	/**
	 * Pages have words of their own, which are French until somebody writes German ones.
	 */
	@Test
	void pagesSpeakFrenchUntilTheyHaveItToo() {
		ResourceBundleMessageSource pages = new ResourceBundleMessageSource();
		pages.setBasename("messages");
		pages.setDefaultEncoding("UTF-8");
		pages.setFallbackToSystemLocale(false);
		assertThat(pages.getMessage("issue.publisher.unplaced", new Object[] { "Préau" }, Locale.GERMAN))
			.isEqualTo("Publié par Préau");
	}

	private Stream<Mail> mails() {
		return MailSample.of(new EmailTemplates(templates), Design.PLAIN)
			.map((sample) -> Mail.of(sample, Locale.GERMAN, READER, sample.model().apply(READER)));
	}

	private Properties words(String file) throws IOException {
		Properties words = new Properties();
		try (Reader reader = Files.newBufferedReader(templates.resolve(file))) {
			words.load(reader);
		}
		return words;
	}

}
