package dev.lundi.rendering;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mails get their looks.
 *
 * @param templatesDir folder of the mail templates; without it, those inside the jar
 * serve
 * @param templatesReload whether they are read again when a file changes, for those who
 * work on them; mails of an issue that is being sent could differ
 */
@ConfigurationProperties("lundi")
record TemplateProperties(@DefaultValue("email-templates") Path templatesDir,
		@DefaultValue("false") boolean templatesReload) {
}
