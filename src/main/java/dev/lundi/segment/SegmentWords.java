package dev.lundi.segment;

import java.text.NumberFormat;
import java.util.Locale;

import dev.lundi.reason.Reason;

import org.springframework.context.MessageSource;

/**
 * Words in an operator's language: English to whom prefers it, else French. Methods that
 * templates call are public.
 */
final class SegmentWords {

	private final MessageSource words;

	private final Locale language;

	SegmentWords(MessageSource words, Locale preferred) {
		this.words = words;
		this.language = preferred.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
	}

	/** The message of that key. */
	public String say(String key, Object... arguments) {
		return words.getMessage(key, arguments, language);
	}

	public String number(long number) {
		return NumberFormat.getIntegerInstance(language).format(number);
	}

	public String because(Reason reason) {
		return reason.in(language);
	}

}
