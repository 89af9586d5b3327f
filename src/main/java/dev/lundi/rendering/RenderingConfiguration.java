package dev.lundi.rendering;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the mail templates, and refuses to start with a broken template. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateProperties.class)
class RenderingConfiguration {

	@Bean
	EmailTemplates emailTemplates(TemplateProperties properties) {
		return new EmailTemplates(properties.templatesDir(), properties.templatesReload());
	}

}
