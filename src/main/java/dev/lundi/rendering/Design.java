package dev.lundi.rendering;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a newsletter's mails look and what their frame says, where that differs from the
 * templates.
 *
 * @param look name of a style sheet in {@code email-templates/looks/}; empty for none
 * @param colours values of the style sheets' custom properties, such as {@code link} for
 * {@code --link}
 * @param fonts the same for font families
 * @param words by language, then by key of {@code messages.properties}
 * @param logo address of a picture that stands in the place of the newsletter's name;
 * null for none
 * @param logoWidth in CSS pixels
 */
public record Design(@DefaultValue("") String look, @DefaultValue Map<String, String> colours,
		@DefaultValue Map<String, String> fonts, @DefaultValue Map<String, Map<String, String>> words,
		@Nullable URI logo, @DefaultValue("160") int logoWidth) {

	/** That of the templates. */
	public static final Design PLAIN = new Design("", Map.of(), Map.of(), Map.of(), null, 160);

}
