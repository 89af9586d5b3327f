package dev.lundi.feedback;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import dev.lundi.feedback.MailboxSettings.Tls;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Checks what is declared of the mailbox, and completes it.
 *
 * @param bundles knows the authorities that are not known to Java
 */
record MailboxDeclaration(SslBundles bundles) {

	private static final int IMPLICIT_PORT = 993;

	private static final int PLAIN_PORT = 143;

	MailboxSettings settings(MailboxProperties declared) {
		String host = required("host", declared.host());
		int port = port(host, declared);
		Tls tls = (declared.tls() != null) ? declared.tls() : tls(host, port);
		require(tls != Tls.NONE || isThisMachine(host),
				"tls is none for a server on this machine only: elsewhere others could read the password");
		require(declared.every().compareTo(Duration.ofSeconds(1)) >= 0, "every is at least 1s");
		return new MailboxSettings(host, port,
				new MailboxSettings.Login(required("username", declared.username()),
						required("password", declared.password())),
				security(tls, declared.sslBundle()), required("folder", declared.folder()), declared.delete());
	}

	/** Where nothing is said, TLS comes first (RFC 8314 §3.2). */
	private static int port(String host, MailboxProperties declared) {
		if (declared.port() == null) {
			boolean implicit = (declared.tls() != null) ? declared.tls() == Tls.IMPLICIT : !isThisMachine(host);
			return implicit ? IMPLICIT_PORT : PLAIN_PORT;
		}
		require(declared.port() > 0 && declared.port() < 65_536, "port is between 1 and 65535");
		return declared.port();
	}

	private static Tls tls(String host, int port) {
		if (port == IMPLICIT_PORT) {
			return Tls.IMPLICIT;
		}
		return isThisMachine(host) ? Tls.NONE : Tls.STARTTLS;
	}

	/**
	 * By its name alone: what a name server says of another name can change before the
	 * connection is opened.
	 */
	private static boolean isThisMachine(String host) {
		try {
			return "localhost".equalsIgnoreCase(host) || InetAddress.ofLiteral(host).isLoopbackAddress();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private MailboxSettings.Security security(Tls tls, @Nullable String bundle) {
		try {
			return new MailboxSettings.Security(tls, StringUtils.hasText(bundle)
					? bundles.getBundle(bundle).createSslContext() : SSLContext.getDefault());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no TLS", ex);
		}
	}

	private static String required(String setting, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidMailboxException("lundi.mailbox.%s is missing.".formatted(setting));
		}
		return value.strip();
	}

	private static void require(boolean valid, String message) {
		if (!valid) {
			throw new InvalidMailboxException("lundi.mailbox.%s.".formatted(message));
		}
	}

}
