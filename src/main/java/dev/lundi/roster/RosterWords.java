package dev.lundi.roster;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.lundi.subscriber.NameRule;

import org.springframework.context.MessageSource;

/**
 * Words in an operator's language: English to whom prefers it, else French. Methods that
 * templates call are public.
 */
final class RosterWords {

	private final MessageSource words;

	private final Locale language;

	RosterWords(MessageSource words, Locale preferred) {
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

	/** What is wrong with a row. */
	public String fault(Row.Bad bad) {
		String place = bad.field().isEmpty() ? "row" : bad.field();
		return say("roster.fault.%s.%s".formatted(place, bad.fault()), bad.value(), NameRule.LONGEST);
	}

	/** A day and a time in a zone. */
	public String moment(Instant instant, ZoneId zone) {
		String form = language.equals(Locale.FRENCH) ? "d MMMM yyyy, HH:mm" : "MMMM d, yyyy, HH:mm";
		return DateTimeFormatter.ofPattern(form, language).format(instant.atZone(zone));
	}

	/** A key of a file's separator. */
	public String separator(String separator) {
		return say("roster.separator." + switch (separator) {
			case ";" -> "semicolon";
			case "\t" -> "tab";
			default -> "comma";
		});
	}

	/** As it is written in message keys. */
	public String key(Enum<?> word) {
		return word.name().toLowerCase(Locale.ROOT);
	}

}
