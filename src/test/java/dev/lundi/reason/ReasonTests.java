package dev.lundi.reason;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonTests {

	private static final Reason REFUSED = Reason.of("refused.address", 1234, 200)
		.and(Reason.of("last-answer", "550 5.1.1 <x@example.org>: {0} it's 'quoted' & <b>"));

	@Test
	void isSaidInTheLanguageOfItsReader() {
		assertThat(REFUSED.in(Locale.CANADA_FRENCH))
			.startsWith("1\u202f234 des 200 derniers mails allaient à des adresses")
			.endsWith("Dernière réponse\u00a0: «\u00a0550 5.1.1 <x@example.org>: {0} it's 'quoted' & <b>\u00a0».");
		assertThat(REFUSED.in(Locale.UK)).startsWith("1,234 of the last 200 mails").contains("it's 'quoted'");
		assertThat(REFUSED.in(Locale.GERMAN)).isEqualTo(REFUSED.in(Locale.FRENCH));
		assertThat(REFUSED).hasToString(REFUSED.in(Locale.ENGLISH));
	}

	@Test
	void theMachinesOwnLanguageDecidesNothing() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.ENGLISH);
			assertThat(Reason.of("not-approved").in(Locale.FRENCH)).startsWith("Le numéro attend");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void comesBackFromTheDatabaseAsItWas() {
		for (Reason reason : new Reason[] { REFUSED, Reason.NONE, Reason.of("not-approved"), Reason.of("template", ""),
				Reason.inWords("Connection refused"), Reason.inWords("one").and(REFUSED).and(Reason.inWords("two")) }) {
			assertThat(Reason.from(reason.stored())).as(reason.toString()).isEqualTo(reason);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "The relay refuses us: check spring.mail.username.", "", "<script>", "{0}", "it's" })
	void wordsThatAFormerVersionStoredAreSaidAsTheyAre(String words) {
		assertThat(Reason.from(words).in(Locale.FRENCH)).isEqualTo(words);
	}

	@Test
	void noArgumentBecomesASentenceOfItsOwn() {
		Reason reason = Reason.of("last-answer", "a\u001enot-approved\u001f\u001fnot-approved\r\nb\u0000");
		assertThat(reason.in(Locale.ENGLISH)).isEqualTo("Last answer: “a not-approved not-approved b”.");
		assertThat(Reason.from(reason.stored())).isEqualTo(reason);
	}

	@Test
	void whatCannotBeSaidIsToldAsItIs() {
		assertThat(Reason.of("of-a-later-version", "550 no", 7)).hasToString("550 no 7");
		assertThat(Reason.of("refused.address", "many", "some")).hasToString("many some");
	}

	@Test
	void canBeToldWithoutAddresses() {
		Reason reason = Reason
			.of("last-answer", "550 <ada@example.org>: unknown, see https://a.example/?to=ada%40example.org now")
			.and(Reason.inWords("no ada@example.org"));
		assertThat(reason.withoutAddresses()).hasToString("Last answer: “550 …@… unknown, see …@… now”. no …@…");
		assertThat(Reason.of("not-approved").withoutAddresses()).isEqualTo(Reason.of("not-approved"));
	}

	@Test
	void everyReasonIsThereInBothLanguagesAndTellsOfTheSame() throws IOException {
		Properties french = messages("/messages.properties");
		Properties english = messages("/messages_en.properties");
		assertThat(french.stringPropertyNames().stream().filter((key) -> key.startsWith("reason."))).isNotEmpty()
			.allSatisfy((key) -> {
				assertThat(english.getProperty(key)).as(key).isNotBlank().isNotEqualTo(french.getProperty(key));
				assertThat(arguments(english.getProperty(key))).as(key).isEqualTo(arguments(french.getProperty(key)));
				assertThat(english.getProperty(key) + french.getProperty(key)).as(key).doesNotContain("'");
			});
	}

	private static int arguments(String sentence) {
		return new MessageFormat(sentence, Locale.ROOT).getFormatsByArgumentIndex().length;
	}

	private static Properties messages(String file) throws IOException {
		Properties messages = new Properties();
		try (Reader reader = new InputStreamReader(ReasonTests.class.getResourceAsStream(file),
				StandardCharsets.UTF_8)) {
			messages.load(reader);
		}
		return messages;
	}

}
