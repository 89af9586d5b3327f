package dev.lundi.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * A private key as operators hand it over: PEM (RFC 7468), in a property or in a file.
 * What it says about a wrong one never quotes it.
 */
final class PrivateKeyText {

	private static final Pattern PEM = Pattern
		.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

	/**
	 * AlgorithmIdentifier of RSA (RFC 8017 appendix A.1) after the version of PKCS #8.
	 */
	private static final byte[] RSA_PREFIX = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

	private static final String HOW_TO_MAKE = "Make one with « openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out dkim.pem » and set %s to the path of that file.";

	private final String property;

	/**
	 * A text that stands, or is to be found, under this property.
	 */
	PrivateKeyText(String property) {
		this.property = property;
	}

	/**
	 * Reads a key.
	 * @param value PEM text or path of a PEM file
	 * @throws FailureAnalyzedException with the cause and the remedy
	 */
	PrivateKey read(String value) {
		if (value.isBlank()) {
			throw refused("%s is not set.".formatted(property), HOW_TO_MAKE.formatted(property));
		}
		// A line of an environment file has its line ends written out.
		return value.contains("-----BEGIN") ? decode(value.replace("\\n", "\n"), property) : readFile(path(value));
	}

	private Path path(String value) {
		try {
			return Path.of(value);
		}
		catch (InvalidPathException ex) {
			throw refused("%s is neither a PEM text nor the path of a file.".formatted(property),
					HOW_TO_MAKE.formatted(property));
		}
	}

	private PrivateKey readFile(Path file) {
		try {
			refuseOpenFile(file);
			return decode(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
		}
		catch (IOException ex) {
			throw new FailureAnalyzedException(
					"%s names no file that can be read: %s".formatted(property, file.toAbsolutePath()),
					"Check the path, and that the user « %s » may read the file."
						.formatted(System.getProperty("user.name")),
					ex);
		}
	}

	private static void refuseOpenFile(Path file) throws IOException {
		if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
				&& Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
			throw refused(
					"Everybody on this computer can read the private key %s, and sign mails with it."
						.formatted(file.toAbsolutePath()),
					"Take that away with « chmod 600 %s »; where that cannot be, hand over its text instead of its path."
						.formatted(file.toAbsolutePath()));
		}
	}

	private PrivateKey decode(String text, String where) {
		Matcher pem = PEM.matcher(text);
		if (!pem.find()) {
			throw refused(
					"%s holds no whole PEM text: it begins with -----BEGIN and ends with -----END.".formatted(where),
					HOW_TO_MAKE.formatted(property));
		}
		byte[] der = der(pem.group(2), where);
		return switch (pem.group(1)) {
			case "PRIVATE KEY" -> key(der, where);
			case "RSA PRIVATE KEY" -> key(pkcs8(der), where);
			case "ENCRYPTED PRIVATE KEY" -> throw refused("The private key in %s wants a passphrase.".formatted(where),
					"Take the passphrase off with « openssl pkey -in <this> -out dkim.pem » and set %s to the path of dkim.pem."
						.formatted(property));
			default -> throw refused("%s holds a %s, not a private key.".formatted(where, pem.group(1)),
					"Set %s to the private half, which begins with -----BEGIN PRIVATE KEY-----.".formatted(property));
		};
	}

	private byte[] der(String base64, String where) {
		try {
			return Base64.getMimeDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw unreadable(where);
		}
	}

	private PrivateKey key(byte[] der, String where) {
		PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
		return key("RSA", encoded).or(() -> key("Ed25519", encoded)).orElseThrow(() -> unreadable(where));
	}

	private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec encoded) {
		try {
			return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
		}
		catch (InvalidKeySpecException ex) {
			return Optional.empty();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java lacks " + algorithm + ", which every Java must have", ex);
		}
	}

	private FailureAnalyzedException unreadable(String where) {
		return refused("The private key in %s is damaged, or neither of RSA nor of Ed25519.".formatted(where),
				HOW_TO_MAKE.formatted(property));
	}

	/** Wraps the key of PKCS #1 as that of PKCS #8 (RFC 5208 §5). */
	private static byte[] pkcs8(byte[] pkcs1) {
		byte[] key = tagged(0x04, pkcs1);
		byte[] content = new byte[RSA_PREFIX.length + key.length];
		System.arraycopy(RSA_PREFIX, 0, content, 0, RSA_PREFIX.length);
		System.arraycopy(key, 0, content, RSA_PREFIX.length, key.length);
		return tagged(0x30, content);
	}

	/** DER (X.690 §8.1.3): tag, length in two octets, content. */
	private static byte[] tagged(int tag, byte[] content) {
		byte[] tagged = new byte[content.length + 4];
		tagged[0] = (byte) tag;
		tagged[1] = (byte) 0x82;
		tagged[2] = (byte) (content.length >> 8);
		tagged[3] = (byte) content.length;
		System.arraycopy(content, 0, tagged, 4, content.length);
		return tagged;
	}

	private static FailureAnalyzedException refused(String description, String action) {
		return new FailureAnalyzedException(description, action);
	}

}
