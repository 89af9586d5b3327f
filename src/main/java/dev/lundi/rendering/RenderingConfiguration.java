package dev.lundi.rendering;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the one renderer, which refuses to start with a broken template. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateProperties.class)
class RenderingConfiguration {

	@Bean
	EmailRenderer emailRenderer(TemplateProperties properties) {
		return new EmailRenderer(properties.templatesDir());
	}

}
