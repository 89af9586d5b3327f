package dev.lundi.reason;

import java.text.DateFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A sentence of a reason.
 *
 * @param key in the messages, without {@code reason.}; empty for words that are said as
 * they are
 * @param arguments of which it tells, in one line each; those words, when there is no key
 */
public record Sentence(String key, List<String> arguments) {

	/** Before the key and each argument in a database column. */
	private static final String UNIT_SEPARATOR = "\u001f";

	/** The machine's own language is nobody's wish. */
	private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private static final Pattern WORD = Pattern.compile("\\S+");

	public Sentence {
		arguments = List.copyOf(arguments);
	}

	static String tidy(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ").strip();
	}

	static Sentence from(String stored) {
		String[] parts = stored.split(UNIT_SEPARATOR, -1);
		return (parts.length > 1) ? new Sentence(parts[1], Arrays.asList(parts).subList(2, parts.length))
				: new Sentence("", List.of(stored));
	}

	String stored() {
		String told = String.join(UNIT_SEPARATOR, arguments);
		if (key.isEmpty()) {
			return told;
		}
		return UNIT_SEPARATOR + key + (arguments.isEmpty() ? "" : UNIT_SEPARATOR + told);
	}

	Sentence withoutAddresses() {
		return new Sentence(key, arguments.stream().map(Sentence::withoutAddresses).toList());
	}

	private static String withoutAddresses(String text) {
		return WORD.matcher(text).replaceAll((word) -> Matcher.quoteReplacement(withoutAddress(word.group())));
	}

	/** In a link, an address may be encoded. */
	private static String withoutAddress(String word) {
		return (word.contains("@") || word.contains("%40")) ? "…@…" : word;
	}

	String in(Locale language) {
		try {
			return key.isEmpty() ? told() : format(language).format(told(format(language)));
		}
		catch (MissingResourceException | IllegalArgumentException | DateTimeException ex) {
			// A newer version wrote it.
			return told();
		}
	}

	private String told() {
		return String.join(" ", arguments);
	}

	private MessageFormat format(Locale language) {
		ResourceBundle messages = ResourceBundle.getBundle("messages", language, NO_FALLBACK);
		return new MessageFormat(messages.getString("reason." + key), language);
	}

	/** Numbers where the sentence has a number, days where it has a date. */
	private Object[] told(MessageFormat sentence) {
		Format[] formats = sentence.getFormatsByArgumentIndex();
		Object[] told = arguments.toArray();
		for (int i = 0; i < Math.min(told.length, formats.length); i++) {
			told[i] = told(formats[i], arguments.get(i));
		}
		return told;
	}

	private static Object told(@Nullable Format format, String argument) {
		return switch (format) {
			case NumberFormat _ -> Long.valueOf(argument);
			case DateFormat date ->
				Date.from(LocalDate.parse(argument).atStartOfDay(date.getTimeZone().toZoneId()).toInstant());
			case null, default -> argument;
		};
	}

}
