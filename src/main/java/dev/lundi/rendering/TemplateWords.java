package dev.lundi.rendering;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
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

	/**
	 * The words of the templates, but for a newsletter's own.
	 * @param own by language, then by key
	 * @throws TemplateException when the templates do not have such a key, or the words
	 * cannot be filled in
	 */
	TemplateWords(TemplateFolder folder, Map<String, Map<String, String>> own) {
		ReloadableResourceBundleMessageSource source = new OwnWordsFirst(own, folder);
		source.setResourceLoader(folder.resources());
		source.setBasename(folder.location() + "messages");
		source.setDefaultEncoding(StandardCharsets.UTF_8.name());
		source.setFallbackToSystemLocale(false);
		this.messages = source;
		own.forEach((language, words) -> words.forEach((key, pattern) -> check(language, key, pattern)));
	}

	private void check(String language, String key, String pattern) {
		String property = "words.%s.%s".formatted(language, key);
		if (!contains(key)) {
			throw new TemplateException("%s: messages.properties has no words for \"%s\"".formatted(property, key));
		}
		try {
			new MessageFormat(pattern, Locale.forLanguageTag(language));
		}
		catch (IllegalArgumentException ex) {
			throw new TemplateException(
					"%s: \"%s\" cannot be filled in: %s".formatted(property, pattern, ex.getMessage()), ex);
		}
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

	/** A newsletter's own words for a language, where it has some. */
	private static final class OwnWordsFirst extends ReloadableResourceBundleMessageSource {

		/**
		 * What {@code messages.properties} speaks, which serves languages without a file.
		 */
		private static final String OTHERWISE = "fr";

		private final Map<String, Map<String, String>> own;

		private final TemplateFolder folder;

		/** Which of the languages with words a language is given. */
		private final Map<String, String> spoken = new ConcurrentHashMap<>();

		OwnWordsFirst(Map<String, Map<String, String>> own, TemplateFolder folder) {
			this.own = own;
			this.folder = folder;
		}

		@Override
		protected @Nullable MessageFormat resolveCode(String key, Locale language) {
			String words = find(key, language);
			return (words != null) ? createMessageFormat(words, language) : super.resolveCode(key, language);
		}

		@Override
		protected @Nullable String resolveCodeWithoutArguments(String key, Locale language) {
			String words = find(key, language);
			return (words != null) ? words : super.resolveCodeWithoutArguments(key, language);
		}

		private @Nullable String find(String key, Locale language) {
			if (own.isEmpty() || language.equals(Locale.ROOT)) {
				return null;
			}
			String spoken = this.spoken.computeIfAbsent(language.getLanguage(),
					(one) -> folder.has("messages_%s.properties".formatted(one)) ? one : OTHERWISE);
			return own.getOrDefault(spoken, Map.of()).get(key);
		}

	}

}
