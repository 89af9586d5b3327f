package dev.lundi.newsletter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the newsletters from the properties. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NewsletterProperties.class)
class NewsletterConfiguration {

	@Bean
	Newsletters newsletters(NewsletterProperties properties) {
		return new Newsletters(properties.newsletters()
			.entrySet()
			.stream()
			.map((declared) -> new NewsletterDeclaration(declared.getKey(), declared.getValue()).newsletter())
			.toList());
	}

}
