package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lundi.rendering.RenderedEmail;

/** What the tests of signing share: two keys, their DNS, and mails as they go out. */
final class SignedMails {

	static final String DOMAIN = "lundi.example";

	static final DkimTestKey RSA = DkimTestKey.rsa(2048);

	static final DkimTestKey ED25519 = DkimTestKey.ed25519();

	static final Map<String, String> DNS = Map.of("r1._domainkey." + DOMAIN, RSA.dnsEntry(), "e1._domainkey." + DOMAIN,
			ED25519.dnsEntry());

	static final Map<String, String> BOTH_PASS = Map.of("r1", "pass", "e1", "pass");

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T07:00:00Z"), ZoneOffset.UTC);

	private SignedMails() {
	}

	/** With both keys. */
	static DkimSigner signer() {
		return signer(List.of(RSA.signing("r1"), ED25519.signing("e1")));
	}

	static DkimSigner signer(List<DkimKey> keys) {
		return new DkimSigner(DOMAIN, keys, CLOCK);
	}

	/** A mail of an issue, as the composer writes it and unsigned. */
	static byte[] mail(String name, String subject, String text) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("List-Id", "<edito.lundi.example>");
		headers.put("List-Unsubscribe",
				"<https://lundi.example/unsubscribe/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789>, <mailto:redaction@lundi.example?subject=unsubscribe>");
		headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		headers.put("List-Archive", "<https://lundi.example/n/edito/issues>");
		headers.put("Feedback-ID", "2026-W47:edito:issue:lundi0a1b2c3d");
		headers.put("Auto-Submitted", "auto-generated");
		headers.put("Precedence", "bulk");
		Envelope envelope = new Envelope(EmailAddress.parse("jean@example.org"),
				EmailAddress.parse("bounce-1@lundi.example"), "1.abc@lundi.example",
				Instant.parse("2026-11-23T07:00:00Z"), Map.of());
		Letterhead letterhead = new Letterhead(name, "edito@lundi.example", "redaction@lundi.example", headers);
		return new MimeComposer(DkimSigner.none())
			.compose(new OutgoingEmail(envelope, letterhead, new RenderedEmail(subject, "<p>" + text + "</p>\n", text)))
			.content();
	}

	static byte[] mail() {
		return mail("L’édito du lundi", "L’édito du lundi : les tilleuls", "Bonjour,\n\nà lundi.\n");
	}

	/** A mail with its signatures before it, as it goes out. */
	static byte[] signed(DkimSigner signer, byte[] mail) {
		return octets(text(signer.signatures(mail)) + text(mail));
	}

	static byte[] octets(String message) {
		return message.getBytes(StandardCharsets.ISO_8859_1);
	}

	static String text(byte[] message) {
		return new String(message, StandardCharsets.ISO_8859_1);
	}

}
