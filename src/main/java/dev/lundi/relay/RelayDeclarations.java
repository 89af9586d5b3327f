package dev.lundi.relay;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

import dev.lundi.limits.Rate;
import dev.lundi.limits.WarmUp;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Checks what is declared of relays, and completes it.
 *
 * @param bundles knows the authorities that are not known to Java
 */
record RelayDeclarations(SslBundles bundles) {

	/** What would leave the certificate or the name in it unchecked. */
	private static final Pattern ABOUT_TRUST = Pattern
		.compile("(?i)mail\\.smtps?\\.(ssl\\.(trust|hostnameverifier.*)|(ssl\\.)?socketFactory.*)");

	private static final Pattern CHECK_OF_NAME = Pattern.compile("(?i)mail\\.smtps?\\.ssl\\.checkserveridentity");

	/** What Angus would do to a socket that it opened itself. */
	private static final Pattern ABOUT_SOCKETS = Pattern
		.compile("(?i)mail\\.smtps?\\.((proxy|socks)\\..*|localaddress|localport|usesocketchannels)");

	/** A relay and the way to it. */
	record Declared(Relay relay, RelaySettings settings) {
	}

	/** The relays of {@code lundi.relays}. */
	List<Declared> all(List<RelayProperties.Declaration> declarations) {
		Set<String> names = new HashSet<>();
		return IntStream.range(0, declarations.size()).mapToObj((n) -> {
			Declared declared = declared("lundi.relays[%d]".formatted(n), declarations.get(n));
			require(names.add(declared.relay().name()),
					"lundi.relays[%d].name is another relay's name too".formatted(n));
			return declared;
		}).toList();
	}

	private Declared declared(String prefix, RelayProperties.Declaration declaration) {
		String name = required(prefix + ".name", declaration.name());
		require(name.matches("[a-z0-9][a-z0-9-]{0,39}"), prefix + ".name has small letters, digits and hyphens only");
		String host = required(prefix + ".host", declaration.host());
		require(declaration.weight() > 0, prefix + ".weight is at least 1");
		require(declaration.connections() >= 0, prefix + ".connections is at least 1, or absent");
		Integer port = declaration.port();
		RelaySettings.Tls tls = (declaration.tls() != null) ? declaration.tls() : tls(host, port, false);
		RelaySettings settings = new RelaySettings(prefix, host, port(prefix, port, tls),
				login(prefix, declaration.username(), declaration.password()), security(tls, declaration.sslBundle()),
				Map.of());
		return new Declared(new Relay(name, declaration.weight(), declaration.connections(),
				rate(prefix, declaration.rate()), warmUp(prefix, declaration.warmUp())), settings);
	}

	private static @Nullable Rate rate(String prefix, @Nullable String text) {
		try {
			return (text != null) ? Rate.parse(text) : null;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidRelayException("%s.rate: %s.".formatted(prefix, ex.getMessage()));
		}
	}

	private static @Nullable WarmUp warmUp(String prefix, RelayProperties.@Nullable Growth growth) {
		if (growth == null) {
			return null;
		}
		int firstDay = (growth.firstDay() != null) ? growth.firstDay() : 0;
		require(firstDay > 0, prefix + ".warm-up.first-day is a number of mails, at least 1");
		require(growth.growth() >= 1 && growth.growth() <= 10, prefix + ".warm-up.growth is between 1 and 10");
		if (growth.since() == null) {
			throw new InvalidRelayException(prefix + ".warm-up.since is the first day, such as 2026-11-23.");
		}
		return new WarmUp(growth.since(), firstDay, growth.growth());
	}

	/** The one relay of {@code spring.mail}. */
	Declared main(String host, MailProperties mail, RelayProperties.Main main) {
		boolean implicit = mail.getSsl().isEnabled() || "smtps".equals(mail.getProtocol())
				|| "true".equals(mail.getProperties().get("mail.smtp.ssl.enable"));
		mail.getProperties().keySet().forEach(RelayDeclarations::requireEffect);
		RelaySettings.Tls tls = (main.tls() != null) ? main.tls() : tls(host, mail.getPort(), implicit);
		if (tls != RelaySettings.Tls.NONE) {
			require(mail.getSsl().isVerifyHostname(),
					"spring.mail.ssl.verify-hostname=false is not possible: the name in the relay's certificate is "
							+ "always checked");
			mail.getProperties().forEach(RelayDeclarations::requireTrust);
		}
		RelaySettings settings = new RelaySettings("spring.mail", host, port("spring.mail", mail.getPort(), tls),
				login("spring.mail", mail.getUsername(), mail.getPassword()), security(tls, mail.getSsl().getBundle()),
				mail.getProperties());
		return new Declared(Relay.unlimited("main"), settings);
	}

	private static void requireEffect(String property) {
		require(!ABOUT_SOCKETS.matcher(property).matches(),
				"spring.mail.properties.%s has no effect, since Lundi opens the connection itself. Remove it"
					.formatted(property));
	}

	private static void requireTrust(String property, String value) {
		boolean uncheckedName = CHECK_OF_NAME.matcher(property).matches() && !"true".equals(value);
		require(!uncheckedName && !ABOUT_TRUST.matcher(property).matches(),
				("spring.mail.properties.%s would leave the relay's certificate unchecked, and Lundi always checks it. "
						+ "Remove it; spring.mail.ssl.bundle names an authority of your own, "
						+ "and lundi.relay.tls=none does without TLS")
					.formatted(property));
	}

	/** What leaves this machine is encrypted unless somebody says otherwise in words. */
	private static RelaySettings.Tls tls(String host, @Nullable Integer port, boolean implicit) {
		if (implicit || (port != null && port == 465)) {
			return RelaySettings.Tls.IMPLICIT;
		}
		return isThisMachine(host) ? RelaySettings.Tls.NONE : RelaySettings.Tls.STARTTLS;
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

	private static int port(String prefix, @Nullable Integer port, RelaySettings.Tls tls) {
		if (port == null) {
			return (tls == RelaySettings.Tls.IMPLICIT) ? 465 : 25;
		}
		require(port > 0 && port < 65_536, prefix + ".port is between 1 and 65535");
		return port;
	}

	private static RelaySettings.@Nullable Login login(String prefix, @Nullable String username,
			@Nullable String password) {
		if (!StringUtils.hasText(username)) {
			return null;
		}
		return new RelaySettings.Login(username, required(prefix + ".password", password));
	}

	private RelaySettings.Security security(RelaySettings.Tls tls, @Nullable String bundle) {
		try {
			return new RelaySettings.Security(tls, StringUtils.hasText(bundle)
					? bundles.getBundle(bundle).createSslContext() : SSLContext.getDefault());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no TLS", ex);
		}
	}

	private static String required(String property, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidRelayException(property + " is missing.");
		}
		return value.strip();
	}

	private static void require(boolean valid, String message) {
		if (!valid) {
			throw new InvalidRelayException(message + ".");
		}
	}

}
