package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.lundi.support.HostileWords;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HeaderFieldsTests {

	private final Octets out = new Octets(1);

	private final HeaderFields fields = new HeaderFields(this.out);

	@Test
	void foldsAtSpacesOnly() {
		this.fields.structured("List-Unsubscribe",
				"<https://lundi.example/unsubscribe/" + "x".repeat(45) + ">, <mailto:a@b.example>");
		assertThat(written()).isEqualTo("List-Unsubscribe: <https://lundi.example/unsubscribe/" + "x".repeat(45)
				+ ">,\r\n <mailto:a@b.example>\r\n");
	}

	@Test
	void givesALongWordALineOfItsOwnWhereItFitsThere() {
		this.fields.structured("Message-ID", "<" + "x".repeat(70) + ">");
		assertThat(written()).isEqualTo("Message-ID:\r\n <" + "x".repeat(70) + ">\r\n");
	}

	@Test
	void refusesAWordThatNoLineMayHold() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.fields.structured("List-Archive", "x".repeat(999)))
			.withMessageContaining("List-Archive")
			.withMessageContaining("998");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sujet", "Ça alors ! 🎉🎉🎉 très", "=?UTF-8?Q?a?=", "deux  blancs", "\u202eبعد",
			"=?utf-8?q?a?= =?utf-8?q?b?=" })
	void aSubjectIsReadAsItWasWritten(String words) throws Exception {
		for (int times = 1; times < 9; times++) {
			String subject = (words + " ").repeat(times).strip();
			assertThat(readSubject(subject)).isEqualTo(subject);
		}
	}

	static Stream<String> hostileWords() {
		return HostileWords.all().stream();
	}

	@ParameterizedTest
	@MethodSource("hostileWords")
	void nobodysWordsEndAHeaderOrMakeOne(String words) throws Exception {
		this.fields.text("Subject", words).mailbox("From", "X" + words, "a@b.example");
		List<String> lines = written().lines().toList();
		assertThat(lines.getFirst()).startsWith("Subject:");
		assertThat(lines.stream().filter((line) -> !line.startsWith(" "))).hasSize(2);
		assertThat(lines).allMatch((line) -> line.matches("[ -~]{1,78}"));
		String from = written().substring(written().indexOf("From:") + 5).replace("\r\n", "");
		assertThat(InternetAddress.parse(from)).singleElement()
			.extracting(InternetAddress::getAddress)
			.isEqualTo("a@b.example");
	}

	private String readSubject(String subject) throws Exception {
		Octets octets = new Octets(1);
		new HeaderFields(octets).text("Subject", subject);
		String line = new String(octets.toByteArray(), StandardCharsets.US_ASCII);
		return MimeUtility.decodeText(MimeUtility.unfold(line.substring(8)).strip());
	}

	private String written() {
		return new String(this.out.toByteArray(), StandardCharsets.UTF_8);
	}

}
