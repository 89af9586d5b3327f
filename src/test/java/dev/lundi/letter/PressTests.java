package dev.lundi.letter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.support.HostileWords;
import dev.lundi.support.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Printed mails and whole ones: the same octets. */
class PressTests extends PressScene {

	private static final List<String> LANGUAGES = List.of("fr", "en", "de");

	private static final List<String> ADDRESSES = List.of("ada@example.org", "a.b+c@example.org",
			"élodie@müller.example", "x".repeat(64) + "@example.org",
			"o'brien&co=1@" + "d".repeat(60) + "." + "e".repeat(60) + ".example");

	@Test
	void aPrintedMailIsTheWholeOneOctetForOctet() {
		Press press = letters.press(issue);
		long id = 1;
		for (String name : names()) {
			same(press, reader(id, name, LANGUAGES.get((int) id++ % LANGUAGES.size())));
		}
		for (String language : LANGUAGES) {
			same(press, reader(id++, null, language));
		}
	}

	/**
	 * A third of the hostile ones, which are mostly rendered whole, and as many others.
	 */
	private static List<String> names() {
		List<String> hostile = HostileWords.all();
		return Stream
			.concat(IntStream.range(0, hostile.size() / 3).mapToObj((number) -> hostile.get(3 * number)),
					HostileWords.ordinary(5, 150).stream())
			.toList();
	}

	private void same(Press press, Subscriber reader) {
		ComposedEmail printed = press.compose(reader);
		ComposedEmail whole = mime.compose(letters.write(issue, reader));
		assertThat(new String(printed.content(), StandardCharsets.UTF_8))
			.isEqualTo(new String(whole.content(), StandardCharsets.UTF_8));
		assertThat(printed.content()).isEqualTo(whole.content());
		assertThat(List.of(printed.to(), printed.returnPath(), printed.messageId()))
			.isEqualTo(List.of(whole.to(), whole.returnPath(), whole.messageId()));
	}

	@Test
	void eachReaderGetsTheirOwnNameAndLink() {
		Press press = letters.press(issue);
		ReceivedMail ada = ReceivedMail.parse(press.compose(reader(1, "Ada", "fr")).content());
		ReceivedMail brian = ReceivedMail.parse(press.compose(reader(2, "Brian O'Neil & Cie", "fr")).content());
		assertThat(ada.words()).contains("Bonjour Ada,").doesNotContain("Brian");
		assertThat(brian.words()).contains("Bonjour Brian O'Neil & Cie,").doesNotContain("Ada");
		assertThat(ada.html()).contains(ada.unsubscribeLink()).doesNotContain(brian.unsubscribeLink());
		assertThat(brian.text()).contains(brian.unsubscribeLink()).doesNotContain(ada.unsubscribeLink());
	}

	@Test
	void anIssueHasOnePressUntilItIsChanged() {
		assertThat(letters.press(issue)).isSameAs(letters.press(issue));
	}

	@Test
	void anIssueTooLongForMailProgramsIsRefusedWithTheFigure() {
		letters.tryOut(issue);
		assertThatExceptionOfType(OversizeException.class)
			.isThrownBy(() -> letters.tryOut(issue("2026-W13", "Long", 120)))
			.withMessageMatching("\\d{2,3},\\d{3} of 90,000 octets: .*Shorten the editorial.*");
	}

	private static Subscriber reader(long id, @Nullable String name, String language) {
		return reader(id, name, ADDRESSES.get((int) id % ADDRESSES.size()), language);
	}

}
