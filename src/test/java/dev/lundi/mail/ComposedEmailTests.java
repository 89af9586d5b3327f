package dev.lundi.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ComposedEmailTests {

	private static final EmailAddress SENDER = EmailAddress.parse("bounce@lundi.example");

	private static final EmailAddress READER = EmailAddress.parse("jean@example.org");

	@Test
	void itIsAllItsPartsHoweverOftenTheyAreRead() {
		ComposedEmail email = new ComposedEmail(
				new Envelope(READER, SENDER, "1.a@lundi.example", Instant.EPOCH, Map.of()),
				List.of(part("a: b\r\n"), part(""), part("\r\né\r\n")));
		for (int time = 0; time < 2; time++) {
			StringBuilder read = new StringBuilder();
			for (ByteBuffer part : email.parts()) {
				read.append(StandardCharsets.ISO_8859_1.decode(part));
			}
			assertThat(read).hasToString("a: b\r\n\r\né\r\n");
		}
		assertThat(email.content()).asString(StandardCharsets.ISO_8859_1).isEqualTo("a: b\r\n\r\né\r\n");
		assertThat(email.length()).isEqualTo(11);
	}

	private static ByteBuffer part(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** Writes ~ for CRLF, ^ for LF and % for CR. */
	@ParameterizedTest
	@ValueSource(strings = { "", "a", ".~", "a~.b~", "a~.~", "a^", "a%", "a%b~", "a^b~", "a~%~", "a~^~", "a~~.", "%",
			"^", "a~..~" })
	void whatCouldNotTravelAsItIsIsRefused(String content) {
		assertThatIllegalArgumentException().isThrownBy(() -> email(content));
	}

	@ParameterizedTest
	@ValueSource(strings = { "~", "a~", "a.~ .~", "a~~~b~", "a\t\0é~" })
	void whatCanIsTaken(String content) {
		assertThat(email(content).length()).isEqualTo(octets(content).length);
	}

	private static ComposedEmail email(String content) {
		return new ComposedEmail(SENDER, READER, octets(content), "1.a@lundi.example");
	}

	private static byte[] octets(String text) {
		return text.replace("~", "\r\n").replace("^", "\n").replace("%", "\r").getBytes(StandardCharsets.ISO_8859_1);
	}

}
