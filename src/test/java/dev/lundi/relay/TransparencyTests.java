package dev.lundi.relay;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TransparencyTests {

	private final ScriptedRelay relay = new ScriptedRelay().offering("PIPELINING");

	@AfterEach
	void close() throws Exception {
		relay.close();
	}

	@Test
	void whatNeedsNoChangeIsNotEvenCopied() {
		byte[] content = "a: b\r\n\r\n\t\0.é..\u000B.\r\n \r\n".repeat(50).getBytes(StandardCharsets.ISO_8859_1);
		assertThat(Transparency.of(content)).isSameAs(content);
	}

	@ParameterizedTest
	@CsvSource({ "'',~", ".,..~", "a,a~", "a~,a~", "~.~,~..~", "a~..b,a~...b~", "a^.^b,a~..~b~", "a%.%b,a~..~b~",
			"a%~b,a~~b~", "a%%b~,a~~b~", "aaaaaaa~.a~,aaaaaaa~..a~", "aaaaaa~.a~,aaaaaa~..a~",
			"aaaaaaaaaaaa%,aaaaaaaaaaaa~" })
	void everyLineEndsInCrlfAndADotAtItsBeginningIsDoubled(String content, String travels) {
		assertThat(new String(Transparency.of(octets(content)), StandardCharsets.ISO_8859_1))
			.isEqualTo(new String(octets(travels), StandardCharsets.ISO_8859_1));
	}

	/** Writes ~ for CRLF, ^ for LF and % for CR. */
	private static byte[] octets(String text) {
		return text.replace("~", "\r\n").replace("^", "\n").replace("%", "\r").getBytes(StandardCharsets.ISO_8859_1);
	}

	@Test
	void whateverTheOctetsTheyArriveAsLinesWithCrlf() throws Exception {
		Random random = new Random(20261123);
		try (RelayConnection connection = TestRelays.connect(relay)) {
			for (int n = 0; n < 300; n++) {
				String content = random.ints(random.nextInt(60), 0, 8)
					.mapToObj((i) -> String.valueOf("\r\n.ab\u00FF\0\t".charAt(i)))
					.reduce("", String::concat);
				assertThat(TestRelays.send(connection, TestRelays.mail("ana@example.org", content)))
					.isInstanceOf(SendResult.Accepted.class);
				String arrived = ("\r\n" + relay.contents().getLast()).replace("\r\n.", "\r\n").substring(2);
				String lines = content.replaceAll("\r\n|\r|\n", "\r\n");
				assertThat(arrived).isEqualTo(lines.endsWith("\r\n") ? lines : lines + "\r\n");
			}
		}
		assertThat(relay.contents()).hasSize(300);
	}

}
