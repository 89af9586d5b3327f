package dev.lundi.relay;

import java.util.List;

import dev.lundi.inbox.EmbeddedInbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * The relays that {@code lundi.relays} declares, or else the one of {@code spring.mail},
 * or else the embedded inbox.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ MailProperties.class, RelayProperties.class })
class RelayConfiguration {

	@Bean
	Relays relays(MailProperties mail, RelayProperties properties, SslBundles bundles,
			ObjectProvider<EmbeddedInbox> inbox) {
		RelayDeclarations declarations = new RelayDeclarations(bundles);
		if (!properties.relays().isEmpty()) {
			return Relays.of(declarations.all(properties.relays()));
		}
		String host = mail.getHost();
		return StringUtils.hasText(host) ? Relays.of(List.of(declarations.main(host, mail, properties.relay())))
				: Relays.to(inbox::getObject);
	}

	@Bean
	RelayTest relayTest(Relays relays) {
		return new RelayTest(relays, Patience.SHORT);
	}

}
