package dev.lundi.limits;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The hours of the day in which mail may go; the others are quiet. */
public final class SendWindow {

	private static final Pattern TEXT = Pattern.compile("(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");

	private static final String END_OF_DAY = "24:00";

	private static final int LONGEST_WAIT_DAYS = 3;

	private final String text;

	private final @Nullable LocalTime opens;

	private final LocalTime closes;

	private final Clock clock;

	private SendWindow(String text, @Nullable LocalTime opens, LocalTime closes, Clock clock) {
		this.text = text;
		this.opens = opens;
		this.closes = closes;
		this.clock = clock;
	}

	/** Reads hours such as {@code 07:00-21:00}; they may pass midnight. */
	static SendWindow parse(String text, Clock clock) {
		if (text.isBlank()) {
			return new SendWindow("", null, LocalTime.MIDNIGHT, clock);
		}
		Matcher hours = TEXT.matcher(text.strip());
		if (!hours.matches()) {
			throw invalid("is \"%s\", which are no hours".formatted(text.strip()));
		}
		LocalTime opens = time(hours.group(1));
		LocalTime closes = END_OF_DAY.equals(hours.group(2)) ? LocalTime.MIDNIGHT : time(hours.group(2));
		if (opens.equals(closes) && !END_OF_DAY.equals(hours.group(2))) {
			throw invalid("is \"%s\", which begins when it ends".formatted(text.strip()));
		}
		return new SendWindow(text.strip(), opens.equals(closes) ? null : opens, closes, clock);
	}

	private static LocalTime time(String text) {
		try {
			return LocalTime.parse((text.length() == 4) ? "0" + text : text);
		}
		catch (DateTimeException ex) {
			throw invalid("has \"%s\", which is no time of day".formatted(text));
		}
	}

	private static InvalidLimitException invalid(String problem) {
		return new InvalidLimitException("lundi.delivery.window", problem,
				"Set it, for example: lundi.delivery.window=07:00-21:00, or leave it out to send at any time.");
	}

	/** How long until mail may go in this zone; nothing when it may now. */
	public Duration untilOpen(ZoneId zone) {
		Instant now = clock.instant();
		return Duration.between(now, open(now, zone).from());
	}

	/**
	 * When work that takes so long is done, if it rests in the quiet hours.
	 * @param begins when it begins, or goes on
	 */
	Instant end(Instant begins, Duration work, ZoneId zone) {
		Instant from = begins;
		Duration left = work;
		Hours hours = open(from, zone);
		while (Duration.between(hours.from(), hours.to()).compareTo(left) < 0) {
			left = left.minus(Duration.between(hours.from(), hours.to()));
			from = hours.to();
			hours = open(from, zone);
		}
		return hours.from().plus(left);
	}

	/** What is left of the hours of this instant, or those that come next. */
	private Hours open(Instant now, ZoneId zone) {
		if (opens == null) {
			return new Hours(now, Instant.MAX);
		}
		LocalDate today = LocalDate.ofInstant(now, zone);
		for (int day = -1; day <= LONGEST_WAIT_DAYS; day++) {
			Hours hours = of(today.plusDays(day), opens, zone);
			if (hours.to().isAfter(now) && hours.to().isAfter(hours.from())) {
				return new Hours(hours.from().isAfter(now) ? hours.from() : now, hours.to());
			}
		}
		throw new IllegalStateException("No day has the hours " + text);
	}

	private Hours of(LocalDate day, LocalTime opens, ZoneId zone) {
		LocalDate last = closes.isAfter(opens) ? day : day.plusDays(1);
		return new Hours(instant(day.atTime(opens), zone), instant(last.atTime(closes), zone));
	}

	/** A time that the clocks skip is the moment at which they do. */
	private static Instant instant(LocalDateTime local, ZoneId zone) {
		ZoneOffsetTransition transition = zone.getRules().getTransition(local);
		return (transition != null && transition.isGap()) ? transition.getInstant() : local.atZone(zone).toInstant();
	}

	/** The hours as configured; empty when mail may always go. */
	@Override
	public String toString() {
		return text;
	}

	/** From an instant to another. */
	private record Hours(Instant from, Instant to) {
	}

}
