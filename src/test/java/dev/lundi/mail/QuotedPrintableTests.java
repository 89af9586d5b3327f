package dev.lundi.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuotedPrintableTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			plain words,plain words
			1 = 1,1 =3D 1
			été,=C3=A9t=C3=A9
			`trailing `,trailing=20
			`tab	`,tab=09
			`a	b`,`a	b`
			.,=2E
			..dots,=2E.dots
			From here,=46rom here
			From,From
			`From `,=46rom=20
			Fromage,Fromage
			🎉,=F0=9F=8E=89""")
	void writesALine(String line, String encoded) {
		assertThat(encoded(line)).isEqualTo(encoded);
	}

	@Test
	void leavesALineOfSeventySixAndBreaksALongerOne() {
		assertThat(encoded("x".repeat(76))).isEqualTo("x".repeat(76));
		assertThat(encoded("x".repeat(77))).isEqualTo("x".repeat(75) + "=\r\nxx");
		assertThat(encoded("x".repeat(74) + "é")).isEqualTo("x".repeat(74) + "=\r\n=C3=A9");
		assertThat(encoded("x".repeat(75) + " ")).isEqualTo("x".repeat(75) + "=\r\n=20");
	}

	@ParameterizedTest
	@ValueSource(strings = { ".b", "From here" })
	void guardsALineThatASoftBreakBegins(String words) {
		assertThat(encoded("x".repeat(75) + words).lines().toList().get(1)).startsWith("=");
	}

	@Test
	void givesBackWhatWasWritten() {
		Random random = new Random(7);
		Stream.generate(() -> line(random)).limit(2000).forEach((line) -> {
			String encoded = encoded(line);
			assertThat(decoded(encoded)).isEqualTo(line);
			assertThat(encoded.lines()).allMatch((part) -> part.matches("(?!\\.|From )[\\t -~]{1,76}(?<![ \\t])"));
		});
	}

	private static String line(Random random) {
		String signs = "ab .=F\tFrom é李🎉_-?";
		return random.ints(1 + random.nextInt(300), 0, signs.length())
			.filter((sign) -> !Character.isSurrogate(signs.charAt(sign)))
			.collect(StringBuilder::new, (line, sign) -> line.append(signs.charAt(sign)), StringBuilder::append)
			.append('x')
			.toString();
	}

	private static String encoded(String line) {
		Octets out = new Octets(1);
		QuotedPrintable.line(line.getBytes(StandardCharsets.UTF_8), out);
		return new String(out.toByteArray(), StandardCharsets.US_ASCII);
	}

	private static String decoded(String encoded) {
		try {
			return new String(MimeUtility
				.decode(new ByteArrayInputStream(encoded.getBytes(StandardCharsets.US_ASCII)), "quoted-printable")
				.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException | MessagingException ex) {
			throw new AssertionError(ex);
		}
	}

}
