package dev.lundi.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.lundi.newsletter.Newsletter;

/**
 * When and where readers are looked at: days are those of the newsletter.
 *
 * @param zone the newsletter's
 */
record Moment(Instant instant, ZoneId zone) {

	static Moment of(Newsletter newsletter, Instant instant) {
		return new Moment(instant, newsletter.zone());
	}

	OffsetDateTime startOf(LocalDate day) {
		return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
	}

	/** A day is one by the calendar, not 24 hours. */
	OffsetDateTime daysAgo(int days) {
		return instant.atZone(zone).minusDays(days).toInstant().atOffset(ZoneOffset.UTC);
	}

}
