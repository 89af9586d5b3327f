package dev.lundi.desk;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.lundi.newsletter.Newsletter;

import org.springframework.context.MessageSource;

/**
 * Words in an editor's language: English to whom prefers it, else French. Methods that
 * templates call are public.
 */
final class DeskWords {

	private final MessageSource words;

	private final Locale language;

	DeskWords(MessageSource words, Locale preferred) {
		this.words = words;
		this.language = preferred.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
	}

	Locale language() {
		return language;
	}

	public String say(String key, Object... details) {
		return words.getMessage("desk." + key, details, language);
	}

	/** Such as « lundi 23 novembre 2026 à 8 h 05 ». */
	String moment(ZonedDateTime at) {
		return say("moment", day(at), time(at));
	}

	/** Such as « lundi 23 novembre 2026 ». */
	String day(ZonedDateTime at) {
		String number = (french() && at.getDayOfMonth() == 1) ? "d'er'" : "d";
		return format(at, "EEEE %s MMMM yyyy".formatted(number));
	}

	private String time(ZonedDateTime at) {
		String french = (at.getMinute() == 0) ? "H'\u00a0h'" : "H'\u00a0h\u00a0'mm";
		return format(at, french() ? french : "h:mm'\u00a0'a");
	}

	/** Short enough for a list, such as « 18 nov., 9 h 05 », in a newsletter's zone. */
	String shortly(Instant at, Newsletter newsletter) {
		ZonedDateTime there = at.atZone(newsletter.zone());
		return format(there, "d MMM") + ", " + time(there);
	}

	private String format(ZonedDateTime at, String pattern) {
		return DateTimeFormatter.ofPattern(pattern, language).format(at);
	}

	private boolean french() {
		return language.equals(Locale.FRENCH);
	}

}
