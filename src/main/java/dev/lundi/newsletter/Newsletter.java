package dev.lundi.newsletter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.mail.EmailAddress;
import dev.lundi.rendering.Design;
import org.jspecify.annotations.Nullable;

/**
 * A publication that readers subscribe to, as its properties declare it.
 *
 * @param slug its name in URLs and properties, such as {@code edito}
 * @param name its name for readers
 * @param language of its content, and of its mails to readers who chose none
 * @param zone in which its weeks begin and its schedule runs
 * @param editors who is told when an issue waits for approval
 * @param segment name of the segment to which its weekly issue goes; null for all readers
 */
public record Newsletter(String slug, String name, Locale language, ZoneId zone, Publisher publisher,
		SourceSettings source, Schedule schedule, CommentRules comments, WeekRules week, Design design,
		List<EmailAddress> editors, @Nullable String segment) {

	/** The last week whose content was complete at that instant. */
	public Week lastEnded(Instant now) {
		return schedule.bounds().lastEnded(now, zone);
	}

}
