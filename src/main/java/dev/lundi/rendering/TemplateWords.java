package dev.lundi.rendering;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/**
 * The words of the frame: {@code messages.properties}, and one file more per language.
 */
final class TemplateWords extends AbstractMessageResolver {

	private final MessageSource messages;

	TemplateWords(TemplateFolder folder) {
		ReloadableResourceBundleMessageSource source = new ReloadableResourceBundleMessageSource();
		source.setResourceLoader(folder.resources());
		source.setBasename(folder.location() + "messages");
		source.setDefaultEncoding(StandardCharsets.UTF_8.name());
		source.setFallbackToSystemLocale(false);
		this.messages = source;
	}

	boolean contains(String key) {
		return this.messages.getMessage(key, null, null, Locale.ROOT) != null;
	}

	String of(String key, Locale language) {
		return this.messages.getMessage(key, null, language);
	}

	@Override
	public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
		String words = this.messages.getMessage(key, arguments, null, context.getLocale());
		if (words == null) {
			throw new TemplateProcessingException("messages.properties has no words for \"" + key + "\"");
		}
		return words;
	}

	@Override
	public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key,
			Object[] arguments) {
		return key;
	}

}
