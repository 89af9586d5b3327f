package dev.lundi.desk;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeskWordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fr | 2026-11-23T08:00+01:00[Europe/Paris] | lundi 23 novembre 2026 à 8~h
			fr | 2026-12-01T14:05+01:00[Europe/Paris] | mardi 1er décembre 2026 à 14~h~05
			en | 2026-12-01T14:05+01:00[Europe/Paris] | Tuesday 1 December 2026 at 2:05~PM
			de | 2026-11-23T08:00+01:00[Europe/Paris] | lundi 23 novembre 2026 à 8~h
			""")
	void saysAMomentInTheEditorsLanguage(Locale preferred, ZonedDateTime moment, String words) {
		assertThat(new DeskWords(messages(), preferred).moment(moment)).isEqualTo(words.replace('~', '\u00a0'));
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
