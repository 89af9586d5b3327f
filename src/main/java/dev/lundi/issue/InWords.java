package dev.lundi.issue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Schedule;

import org.springframework.context.MessageSource;

/**
 * Says dates and rhythms in a reader's language: English to whom prefers it, else French.
 */
final class InWords {

	private static final String NO_BREAK = "\u00a0";

	private final MessageSource words;

	private final CommentReasons reasons;

	private final Locale language;

	InWords(MessageSource words, CommentReasons reasons, Locale preferred) {
		this.words = words;
		this.reasons = reasons;
		this.language = preferred.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
	}

	/** Such as « lundi 1er juin 2026 ». */
	public String date(LocalDate date) {
		return format(date, "EEEE %s MMMM yyyy");
	}

	/** Such as « 1er juin ». */
	public String day(LocalDate date) {
		return format(date, "%s MMMM");
	}

	private String format(LocalDate date, String pattern) {
		String day = (french() && date.getDayOfMonth() == 1) ? "d'er'" : "d";
		return DateTimeFormatter.ofPattern(pattern.formatted(day), language).format(date);
	}

	/** When the issues of a newsletter appear. */
	public String rhythm(Newsletter newsletter) {
		Schedule schedule = newsletter.schedule();
		return words
			.getMessage(
					"issue.rhythm", new Object[] { schedule.day().getDisplayName(TextStyle.FULL, language),
							time(schedule.time()), newsletter.zone().getDisplayName(TextStyle.FULL, language) },
					language);
	}

	/** A sentence of {@code messages.properties} whose key begins with {@code issue.} */
	String say(String key, Object... details) {
		return words.getMessage("issue." + key, details, language);
	}

	/** What was taken out of an issue, and when. */
	public String erratum(PublishedIssue.Erratum erratum) {
		return say("erratum.takedown", date(erratum.day()), erratum.comments());
	}

	/** Why a comment is in its issue. */
	public String reason(IssueComment comment) {
		return reasons.of(comment, language);
	}

	private String time(LocalTime time) {
		String french = (time.getMinute() == 0) ? "H'%1$sh'" : "H'%1$sh%1$s'mm";
		return DateTimeFormatter
			.ofPattern(french() ? french.formatted(NO_BREAK) : "h:mm'%s'a".formatted(NO_BREAK), language)
			.format(time);
	}

	private boolean french() {
		return language.equals(Locale.FRENCH);
	}

}
