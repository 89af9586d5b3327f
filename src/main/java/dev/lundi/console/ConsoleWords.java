package dev.lundi.console;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.lundi.content.Week;

import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/**
 * Says figures, times and states in an operator's language: English to whom prefers it,
 * else French.
 */
final class ConsoleWords {

	private final MessageSource words;

	private final Locale language;

	ConsoleWords(MessageSource words, Locale preferred) {
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

	/** A rate, with a decimal where it is small. */
	public String rate(double rate) {
		NumberFormat format = NumberFormat.getNumberInstance(language);
		format.setMaximumFractionDigits((rate < 10) ? 1 : 0);
		return format.format(rate);
	}

	/** A time still to wait, in the unit that fits. */
	public String duration(Duration time) {
		if (time.toSeconds() < 100) {
			return say("console.seconds", Math.max(1, time.toSeconds()));
		}
		return (time.toMinutes() < 100) ? say("console.minutes", time.toMinutes())
				: say("console.hours", time.toHours(), time.toMinutesPart());
	}

	/** A day and a time in a zone. */
	public String moment(Instant instant, ZoneId zone) {
		String form = language.equals(Locale.FRENCH) ? "d MMM, HH:mm:ss" : "MMM d, HH:mm:ss";
		return DateTimeFormatter.ofPattern(form, language).format(instant.atZone(zone));
	}

	/** A week with its days. */
	public String week(Week week) {
		LocalDate sunday = week.monday().plusDays(6);
		return say("console.week", week.toString(), date(week.monday(), sunday.getYear()),
				date(sunday, sunday.getYear()));
	}

	private String date(LocalDate date, int year) {
		String day = language.equals(Locale.FRENCH) ? "d MMM" : "MMM d";
		String dayOfYear = language.equals(Locale.FRENCH) ? "d MMM yyyy" : "MMM d, yyyy";
		return DateTimeFormatter.ofPattern((date.getYear() == year) ? day : dayOfYear, language).format(date);
	}

	/** Why a delivery stands where it stands. */
	public String reason(String reason) {
		return sayOr("console.reason." + reason.toLowerCase(Locale.ROOT), reason);
	}

	/** Who or what started a run. */
	public String starter(String startedBy) {
		return sayOr("console.starter." + startedBy.replace(' ', '-'), startedBy);
	}

	private String sayOr(String key, String otherwise) {
		try {
			return say(key);
		}
		catch (NoSuchMessageException ex) {
			return otherwise;
		}
	}

}
