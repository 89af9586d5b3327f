package dev.lundi.rendering;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTests {

	private static final Path TEMPLATES = Path.of("email-templates");

	private static final TemplateWords WORDS = new TemplateWords(TemplateFolder.at(TEMPLATES), Map.of());

	@Test
	void everyLanguageHasAllWords() throws IOException {
		Properties french = load(TEMPLATES.resolve("messages.properties"));
		List<Path> languages = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(TEMPLATES, "messages_*.properties")) {
			files.forEach(languages::add);
		}
		assertThat(languages).isNotEmpty();
		for (Path language : languages) {
			assertThat(load(language).keySet()).as(language.toString()).isEqualTo(french.keySet());
		}
	}

	@Test
	void onlyDatePatternsUseTheStraightApostrophe() throws IOException {
		for (String file : List.of("messages.properties", "messages_en.properties")) {
			Properties words = load(TEMPLATES.resolve(file));
			words.keySet().removeIf((key) -> key.toString().startsWith("date"));
			assertThat(words.values()).as(file).noneMatch((value) -> value.toString().contains("'"));
		}
	}

	@Test
	void writesTheDayAsTheLanguageDoes() {
		LocalDate monday = LocalDate.of(2027, 2, 1);
		assertThat(new TextFormat(Locale.FRENCH, WORDS).date(monday)).isEqualTo("lundi 1er février 2027");
		assertThat(new TextFormat(Locale.FRENCH, WORDS).date(monday.plusDays(7))).isEqualTo("lundi 8 février 2027");
		assertThat(new TextFormat(Locale.ENGLISH, WORDS).date(monday)).isEqualTo("Monday 1 February 2027");
	}

	@Test
	void writesTheHourAsTheLanguageDoes() {
		LocalTime seven = LocalTime.of(7, 0);
		assertThat(new TextFormat(Locale.FRENCH, WORDS).time(seven)).isEqualTo("7\u00a0h");
		assertThat(new TextFormat(Locale.FRENCH, WORDS).time(seven.plusMinutes(5))).isEqualTo("7\u00a0h\u00a005");
		assertThat(new TextFormat(Locale.ENGLISH, WORDS).time(seven)).isEqualTo("7:00\u00a0AM");
		assertThat(new TextFormat(Locale.ENGLISH, WORDS).time(seven.plusHours(12))).isEqualTo("7:00\u00a0PM");
	}

	@Test
	void speaksFrenchWhereALanguageIsMissing() {
		assertThat(WORDS.of("comments", Locale.GERMAN)).isEqualTo("La conversation");
	}

	private static Properties load(Path file) throws IOException {
		Properties words = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			words.load(reader);
		}
		return words;
	}

}
