package dev.lundi.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InboxContentTests {

	private static final String ISSUE = """
			Subject: =?utf-8?q?L=E2=80=99=C3=A9dito?=
			MIME-Version: 1.0
			Content-Type: multipart/alternative; boundary=b

			--b
			Content-Type: text/plain; charset=utf-8
			Content-Transfer-Encoding: quoted-printable

			L=E2=80=99=C3=A9dito
			--b
			Content-Type: text/html; charset=iso-8859-1
			Content-Transfer-Encoding: base64

			PHA+6XRpdG88L3A+
			--b--
			""".replace("\n", "\r\n");

	@Test
	void findsBothPartsAndDecodesThem() {
		InboxContent content = read(ISSUE);
		assertThat(content.text()).isEqualTo("L’édito");
		assertThat(content.html()).isEqualTo("<p>étito</p>");
		assertThat(content.headers()).extracting(InboxContent.InboxHeader::name, InboxContent.InboxHeader::value)
			.contains(org.assertj.core.groups.Tuple.tuple("Subject", "L’édito"));
		assertThat(InboxTab.of("", content)).isEqualTo(InboxTab.HTML);
		assertThat(InboxTab.of("headers", content)).isEqualTo(InboxTab.HEADERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\r\n", "no header at all", "Content-Type: multipart/mixed\r\n\r\nno boundary",
			"Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\n--",
			"Content-Type: ;;;;=\"\r\nContent-Transfer-Encoding: nothing-known\r\n\r\nx",
			"Content-Transfer-Encoding: base64\r\nContent-Type: text/html\r\n\r\n***",
			"Content-Type: text/html; charset=no-such-charset\r\nContent-Disposition: ;\r\n\r\n<p>x</p>" })
	void brokenMailsAreShownAsFarAsTheyCanBeRead(String mail) {
		InboxContent content = read(mail);
		assertThat(InboxTab.of("html", content).isIn(content)).isTrue();
	}

	@Test
	void anUnknownCharsetIsReadAsUtf8() {
		assertThat(read("Content-Type: text/html; charset=no-such-charset\r\n\r\n<p>été</p>").html())
			.isEqualTo("<p>été</p>");
	}

	@Test
	void partsNestedWithoutEndDoNotExhaustTheStack() {
		StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
		for (int depth = 1; depth < 5_000; depth++) {
			mail.append("--b").append(depth - 1).append("\r\nContent-Type: multipart/mixed; boundary=b").append(depth);
			mail.append("\r\n\r\n");
		}
		InboxContent content = read(mail.toString());
		assertThat(InboxTab.of("", content)).isEqualTo(InboxTab.SOURCE);
	}

	@Test
	void anAttachedPageIsNotTheMail() {
		InboxContent content = read("Content-Type: text/html\r\nContent-Disposition: attachment\r\n\r\n<p>x</p>");
		assertThat(content.html()).isEmpty();
	}

	@Test
	void mailsWithFlippedBytesNeverFail() {
		Random random = new Random(47);
		for (int round = 0; round < 5_000; round++) {
			byte[] mail = ISSUE.getBytes(StandardCharsets.UTF_8);
			for (int flip = 0; flip < 8; flip++) {
				mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
			}
			InboxContent content = InboxContent.of(mail);
			assertThat(InboxTab.of("", content).isIn(content)).isTrue();
			assertThat(InboxHeaders.of(mail).subject()).doesNotContain("\0", "\r", "\n");
		}
	}

	private static InboxContent read(String mail) {
		return InboxContent.of(mail.getBytes(StandardCharsets.UTF_8));
	}

}
