package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Signs mails with DKIM (RFC 6376, RFC 8463): relaxed/relaxed, the whole body, one
 * signature for each key.
 */
public final class DkimSigner {

	/**
	 * Those that exist are signed. Both of the unsubscribe fields must be (RFC 8058 §4).
	 */
	private static final List<String> SIGNED = List.of("From", "To", "Subject", "Date", "Message-ID", "Reply-To",
			"MIME-Version", "Content-Type", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive",
			"Feedback-ID", "Auto-Submitted", "Precedence");

	private static final Base64.Encoder BASE64 = Base64.getEncoder();

	private final @Nullable String domain;

	private final List<DkimKey> keys;

	private final InstantSource clock;

	/**
	 * Signs for this domain.
	 * @param domain null without keys
	 */
	DkimSigner(@Nullable String domain, List<DkimKey> keys, InstantSource clock) {
		this.domain = domain;
		this.keys = keys;
		this.clock = clock;
	}

	/** Signs nothing. */
	public static DkimSigner none() {
		return new DkimSigner(null, List.of(), () -> Instant.EPOCH);
	}

	/** The domain that answers for the mails; empty when none are signed. */
	public Optional<String> domain() {
		return Optional.ofNullable(domain);
	}

	/** Whether there is a key to sign with. */
	boolean signs() {
		return !keys.isEmpty();
	}

	/**
	 * The signatures of a message, as lines that go before it.
	 * @param message in its final form, lines ended by CRLF: what changes it afterwards
	 * breaks the signatures
	 */
	byte[] signatures(byte[] message) {
		HeaderBlock headers = HeaderBlock.of(message);
		List<String> names = names(headers);
		String canonical = headers.canonical(names);
		String bodyHash = BASE64.encodeToString(BodyHash.relaxed(message, headers.bodyStart()));
		StringBuilder signatures = new StringBuilder(1024);
		for (DkimKey key : keys) {
			signatures.append(signature(key, names, canonical, bodyHash)).append("\r\n");
		}
		return signatures.toString().getBytes(StandardCharsets.US_ASCII);
	}

	/** From once more than it stands there: a second one added later is a forgery. */
	private static List<String> names(HeaderBlock headers) {
		List<String> names = new ArrayList<>(20);
		names.add("From");
		for (String name : SIGNED) {
			for (int count = headers.count(name); count > 0; count--) {
				names.add(name);
			}
		}
		return names;
	}

	private FoldedField signature(DkimKey key, List<String> names, String canonical, String bodyHash) {
		FoldedField field = new FoldedField("DKIM-Signature").word("v=1;")
			.word("a=" + key.algorithm().tag() + ";")
			.word("c=relaxed/relaxed;")
			.word("d=" + domain + ";")
			.word("s=" + key.selector() + ";")
			.word("q=dns/txt;")
			.word("t=" + clock.instant().getEpochSecond() + ";")
			.word("h=" + names.getFirst());
		names.stream().skip(1).forEach((name) -> field.part(":" + name));
		field.part(";").word("bh=" + bodyHash + ";").word("b=");
		String own = "dkim-signature:" + field.unfolded().substring("DKIM-Signature: ".length());
		byte[] signature = key.sign((canonical + own).getBytes(StandardCharsets.ISO_8859_1));
		return field.breakable(BASE64.encodeToString(signature));
	}

}
