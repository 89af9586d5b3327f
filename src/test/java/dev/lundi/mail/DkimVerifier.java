package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks DKIM signatures as RFC 6376 §6 and RFC 8463 say it, step by step and slowly, and
 * with nothing of what signs. It knows relaxed/relaxed only.
 */
final class DkimVerifier {

	private final List<String> fields;

	private final String body;

	private final Map<String, String> dns;

	private DkimVerifier(String message, Map<String, String> dns) {
		int empty = message.indexOf("\r\n\r\n");
		String head = (empty < 0) ? message : message.substring(0, empty);
		this.fields = List.of(head.split("\r\n(?![ \t])"));
		this.body = (empty < 0) ? "" : message.substring(empty + 4);
		this.dns = dns;
	}

	/** "pass" or what is wrong, for each signature by its selector. */
	static Map<String, String> verify(byte[] message, Map<String, String> dns) {
		DkimVerifier verifier = new DkimVerifier(new String(message, StandardCharsets.ISO_8859_1), dns);
		Map<String, String> verdicts = new LinkedHashMap<>();
		verifier.fields.stream()
			.filter((field) -> name(field).equals("dkim-signature"))
			.forEach((field) -> verdicts.put(Tags.of(value(field)).get("s"), verifier.verdict(field)));
		return verdicts;
	}

	private String verdict(String signatureField) {
		Tags tags = Tags.of(value(signatureField));
		if (!tags.values().keySet().containsAll(List.of("v", "a", "b", "bh", "d", "h", "s"))
				|| tags.values().containsKey("l")) {
			return "a tag is missing or too much";
		}
		if (!Base64.getEncoder().encodeToString(sha256(relaxedBody())).equals(noBlanks(tags.get("bh")))) {
			return "body hash";
		}
		return isSigned(signatureField, tags) ? "pass" : "signature";
	}

	private boolean isSigned(String signatureField, Tags tags) {
		String own = relaxed(signatureField.replaceAll("(?s)(;\\s*b\\s*=)[^;]*", "$1"));
		byte[] data = (signedFields(tags.get("h")) + own).getBytes(StandardCharsets.ISO_8859_1);
		byte[] signed = tags.get("a").equals("ed25519-sha256") ? sha256(data) : data;
		try {
			Signature signature = Signature
				.getInstance(tags.get("a").equals("ed25519-sha256") ? "Ed25519" : "SHA256withRSA");
			signature.initVerify(key(tags));
			signature.update(signed);
			return signature.verify(Base64.getDecoder().decode(noBlanks(tags.get("b"))));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

	private PublicKey key(Tags tags) throws GeneralSecurityException {
		Tags entry = Tags.of(dns.getOrDefault(tags.get("s") + "._domainkey." + tags.get("d"), ""));
		byte[] octets = Base64.getDecoder().decode(entry.get("p"));
		return entry.get("k").equals("rsa")
				? KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(octets))
				: KeyFactory.getInstance("Ed25519")
					.generatePublic(new X509EncodedKeySpec(
							HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(octets))));
	}

	/** RFC 6376 §5.4.2: those that stand several times are taken from the last on. */
	private String signedFields(String names) {
		Map<String, List<String>> left = new HashMap<>();
		fields.forEach((field) -> left.computeIfAbsent(name(field), (name) -> new ArrayList<>()).add(field));
		StringBuilder signed = new StringBuilder();
		for (String name : names.split(":", -1)) {
			List<String> same = left.getOrDefault(name.strip().toLowerCase(Locale.ROOT), new ArrayList<>());
			if (!same.isEmpty()) {
				signed.append(relaxed(same.removeLast())).append("\r\n");
			}
		}
		return signed.toString();
	}

	private static String relaxed(String field) {
		return name(field) + ":" + value(field).replace("\r\n", "").replaceAll("[ \t]+", " ").replaceAll("^ | $", "");
	}

	private byte[] relaxedBody() {
		StringBuilder relaxed = new StringBuilder();
		for (String line : body.split("\r\n", -1)) {
			relaxed.append(line.replaceAll("[ \t]+", " ").replaceAll(" \\z", "")).append("\r\n");
		}
		String lines = relaxed.toString().replaceAll("(\r\n)+\\z", "");
		return (lines.isEmpty() ? "" : lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String name(String field) {
		return field.substring(0, field.indexOf(':')).replaceAll("[ \t]+", "").toLowerCase(Locale.ROOT);
	}

	private static String value(String field) {
		return field.substring(field.indexOf(':') + 1);
	}

	private static String noBlanks(String text) {
		return text.replaceAll("\\s", "");
	}

	private static byte[] sha256(byte[] octets) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(octets);
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	/** A tag list (RFC 6376 §3.2). */
	record Tags(Map<String, String> values) {

		static Tags of(String list) {
			Map<String, String> values = new LinkedHashMap<>();
			Pattern.compile(";")
				.splitAsStream(list)
				.filter((tag) -> tag.contains("="))
				.map((tag) -> tag.split("=", 2))
				.forEach((tag) -> values.put(tag[0].strip(), tag[1].strip()));
			return new Tags(values);
		}

		String get(String name) {
			return values.getOrDefault(name, "");
		}

	}

}
