package dev.lundi.mail;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The signer that the properties ask for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DkimProperties.class)
class DkimConfiguration {

	private static final Logger log = LoggerFactory.getLogger(DkimConfiguration.class);

	@Bean
	DkimSigner dkimSigner(DkimProperties properties, Clock clock) {
		if (!properties.declared().isEmpty()) {
			return signer(DkimKeys.domain(properties), DkimKeys.read(properties), clock);
		}
		if (!properties.domain().isBlank()) {
			throw new FailureAnalyzedException("lundi.dkim.domain is set, but there is no key to sign with.",
					"Set lundi.dkim.selector and lundi.dkim.private-key; or take the domain away if the relay signs.");
		}
		return DkimSigner.none();
	}

	private static DkimSigner signer(String domain, List<DkimKey> keys, Clock clock) {
		for (DkimKey key : keys) {
			log.info("DKIM: {} for {}, selector {}, signed by {}", key.algorithm(), domain, key.selector(),
					key.engine().name());
		}
		return new DkimSigner(domain, keys, clock);
	}

}
