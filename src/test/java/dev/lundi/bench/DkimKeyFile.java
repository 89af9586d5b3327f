package dev.lundi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

import dev.lundi.bench.Options.Signing;

/** A new key to sign with, and the properties that name it. */
final class DkimKeyFile {

	private static final int RSA_BITS = 2048;

	private DkimKeyFile() {
	}

	static List<String> properties(Signing signing, Path folder) {
		if (signing == Signing.NONE) {
			return List.of();
		}
		return List.of("--lundi.dkim.domain=lundi.example", "--lundi.dkim.selector=bench",
				"--lundi.dkim.private-key=" + write(signing, folder.resolve("dkim-" + signing + ".pem")));
	}

	/** In PKCS #8 as PEM, for nobody else to read. */
	private static Path write(Signing signing, Path file) {
		try {
			byte[] key = generator(signing).generateKeyPair().getPrivate().getEncoded();
			String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
				.formatted(Base64.getMimeEncoder().encodeToString(key));
			Files.deleteIfExists(file);
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			return Files.writeString(file, pem);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static KeyPairGenerator generator(Signing signing) {
		try {
			if (signing == Signing.ED25519) {
				return KeyPairGenerator.getInstance("Ed25519");
			}
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(RSA_BITS);
			return generator;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
