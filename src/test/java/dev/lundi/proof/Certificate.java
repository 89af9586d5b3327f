package dev.lundi.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** What a relay shows for its identity: good and bad. */
public enum Certificate {

	/** Signed by the authority, for this machine, valid. */
	VALID("-validity 3650 -ext san=dns:localhost,ip:127.0.0.1"),

	/** The same, of last year. */
	EXPIRED("-startdate -365d -validity 30 -ext san=dns:localhost,ip:127.0.0.1"),

	/** Valid, for another machine. */
	WRONG_NAME("-validity 3650 -ext san=dns:other.example"),

	/** For this machine, signed by nobody else. */
	SELF_SIGNED("-validity 3650 -ext san=dns:localhost,ip:127.0.0.1");

	private static final Path FOLDER = Path.of("target", "proof-certificates");

	private static final String PASSWORD = "changeit";

	private static final String AUTHORITY = "authority";

	private final String properties;

	Certificate(String properties) {
		this.properties = properties;
	}

	/** The store that trusts the authority, for {@code javax.net.ssl.trustStore}. */
	public static Path trusted() {
		keys();
		return FOLDER.resolve("trusted.p12");
	}

	/** Sockets of a client that trusts the authority. */
	static SSLSocketFactory clientFactory() {
		try (InputStream file = Files.newInputStream(trusted())) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(file, PASSWORD.toCharArray());
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context.getSocketFactory();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	SSLContext context() {
		try (InputStream file = Files.newInputStream(keys())) {
			KeyStore all = KeyStore.getInstance("PKCS12");
			all.load(file, PASSWORD.toCharArray());
			KeyStore own = KeyStore.getInstance("PKCS12");
			own.load(null, null);
			own.setKeyEntry(name(), all.getKey(name(), PASSWORD.toCharArray()), PASSWORD.toCharArray(),
					all.getCertificateChain(name()));
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(own, PASSWORD.toCharArray());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Made once per checkout: keytool takes its time. */
	private static synchronized Path keys() {
		Path keys = FOLDER.resolve("keys.p12");
		if (Files.notExists(FOLDER.resolve("trusted.p12"))) {
			try {
				Files.createDirectories(FOLDER);
				Files.deleteIfExists(keys);
				make(keys);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return keys;
	}

	private static void make(Path keys) throws IOException {
		pair(keys, AUTHORITY, "-validity 3650 -ext bc:c");
		for (Certificate certificate : values()) {
			String signer = (certificate == SELF_SIGNED) ? "" : " -signer " + AUTHORITY;
			pair(keys, certificate.name(), certificate.properties + signer);
		}
		Path exported = FOLDER.resolve("authority.pem");
		keytool("-exportcert", "-rfc", "-alias", AUTHORITY, "-keystore", keys.toString(), "-file", exported.toString());
		keytool("-importcert", "-noprompt", "-alias", AUTHORITY, "-file", exported.toString(), "-keystore",
				FOLDER.resolve("trusted.p12").toString());
	}

	private static void pair(Path keys, String name, String properties) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname",
				"secp256r1", "-dname", "CN=" + name, "-keystore", keys.toString()));
		arguments.addAll(List.of(properties.split(" ", -1)));
		keytool(arguments.toArray(String[]::new));
	}

	private static void keytool(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.onExit().join().exitValue() != 0) {
			throw new IOException(output);
		}
	}

}
