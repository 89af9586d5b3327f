package dev.lundi.relay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

import dev.lundi.inbox.EmbeddedInbox;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The relay that {@code spring.mail.*} names, or else the embedded inbox. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ MailProperties.class, RelayProperties.class })
class RelayConfiguration {

	@Bean
	Relays relays(MailProperties mail, RelayProperties relay, ObjectProvider<EmbeddedInbox> inbox) {
		String host = mail.getHost();
		return StringUtils.hasText(host) ? new Relays(() -> declared(host, mail, relay))
				: new Relays(() -> embedded(inbox.getObject()));
	}

	private static RelaySettings declared(String host, MailProperties mail, RelayProperties relay) {
		RelaySettings.Tls tls = (relay.tls() != null) ? relay.tls() : defaultTls(host, mail.getPort());
		int port = (mail.getPort() != null) ? mail.getPort() : 25;
		return new RelaySettings(host, port, mail.getUsername(), mail.getPassword(), tls, mail.getProperties());
	}

	/** What leaves this machine is encrypted unless somebody says otherwise in words. */
	private static RelaySettings.Tls defaultTls(String host, @Nullable Integer port) {
		if (port != null && port == 465) {
			return RelaySettings.Tls.IMPLICIT;
		}
		return isLoopback(host) ? RelaySettings.Tls.NONE : RelaySettings.Tls.STARTTLS;
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static RelaySettings embedded(EmbeddedInbox inbox) {
		return new RelaySettings(EmbeddedInbox.HOST, inbox.port(), null, null, RelaySettings.Tls.NONE, Map.of());
	}

}
