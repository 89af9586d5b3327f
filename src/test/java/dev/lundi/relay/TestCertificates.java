package dev.lundi.relay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.springframework.util.function.SingletonSupplier;

/** An authority of our own, with certificates for 127.0.0.1 of which one is good. */
public final class TestCertificates {

	private static final Supplier<TestCertificates> SHARED = SingletonSupplier.of(TestCertificates::new);

	private static final char[] PASSWORD = "changeit".toCharArray();

	private final Path file;

	private final KeyStore all;

	private TestCertificates() {
		try {
			Path folder = Files.createTempDirectory("lundi-certificates");
			this.file = folder.resolve("certificates.p12");
			makeAll();
			this.all = read();
			Files.delete(file);
			Files.delete(folder);
		}
		catch (IOException | InterruptedException | GeneralSecurityException ex) {
			throw new IllegalStateException("Certificates could not be made", ex);
		}
	}

	/** Made once for all tests: it takes some seconds. */
	public static TestCertificates shared() {
		return SHARED.get();
	}

	private void makeAll() throws IOException, InterruptedException {
		make("authority", "-dname", "CN=Lundi test authority", "-ext", "bc:c");
		make("good", "-dname", "CN=relay", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
		make("expired", "-dname", "CN=relay", "-signer", "authority", "-ext", "san=ip:127.0.0.1", "-startdate", "-30d",
				"-validity", "10");
		make("wrong-name", "-dname", "CN=relay", "-signer", "authority", "-ext", "san=dns:other.example");
		make("self-signed", "-dname", "CN=relay", "-ext", "san=ip:127.0.0.1");
	}

	private KeyStore read() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD);
		}
		return store;
	}

	private void make(String alias, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair", "-alias",
						alias, "-keyalg", "EC", "-keystore", file.toString(), "-storepass", new String(PASSWORD)));
		command.addAll(List.of(options));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException(said);
		}
	}

	/** What a relay has that shows this certificate. */
	public SSLContext server(String alias) throws GeneralSecurityException, IOException {
		KeyStore own = empty();
		own.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(own, PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	/** What a client has that knows the authority. */
	public SSLContext client() throws GeneralSecurityException, IOException {
		KeyStore known = empty();
		known.setCertificateEntry("authority", all.getCertificate("authority"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(known);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	private static KeyStore empty() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

}
