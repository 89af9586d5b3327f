package dev.lundi.content;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a week's issue may take of its source.
 *
 * @param bounds between which instants the week lies
 * @param grace how long an item must have been left unchanged; zero for no matter
 * @param known what was known of items before, by their identities
 * @param earlier the editorial whose late comments are wanted; null when none are
 */
public record Intake(Week week, WeekBounds bounds, Duration grace, Map<String, Known> known,
		@Nullable Earlier earlier) {

	private static final Known UNKNOWN = new Known(null, null, null);

	public Intake {
		known = Map.copyOf(known);
	}

	/** A week without an echo of the one before. */
	public Intake(Week week, WeekBounds bounds, Duration grace, Map<String, Known> known) {
		this(week, bounds, grace, known, null);
	}

	/** A week of which nothing is known yet. */
	public static Intake of(Week week) {
		return new Intake(week, WeekBounds.ISO, Duration.ZERO, Map.of());
	}

	Known of(Item item) {
		return known.getOrDefault(item.identity(), UNKNOWN);
	}

	/** The first instant of the week. */
	Instant start(ZoneId zone) {
		return bounds.start(week, zone);
	}

	/** The first instant after the week. */
	Instant end(ZoneId zone) {
		return bounds.end(week, zone);
	}

	/** When the oldest item may have been published. */
	Instant since(ZoneId zone) {
		Stream<@Nullable Instant> waiting = known.values().stream().map(Known::waiting);
		return Stream.concat(waiting, Stream.ofNullable(earlier).map(Earlier::publishedAt))
			.filter(Objects::nonNull)
			.reduce(start(zone), (one, other) -> one.isBefore(other) ? one : other);
	}

	/**
	 * The editorial of the issue before.
	 *
	 * @param identity by which it is known from week to week
	 * @param since from when its comments came too late
	 * @param settled ids of those that were in the issue all the same, or that editors
	 * kept out
	 */
	public record Earlier(String identity, Instant publishedAt, Instant since, Set<String> settled) {

		public Earlier {
			settled = Set.copyOf(settled);
		}

		boolean wants(Comment comment) {
			return !comment.byline().publishedAt().isBefore(since) && !settled.contains(comment.id());
		}

	}

	/**
	 * What is known of an item.
	 *
	 * @param taken the week of the other issue that it is in; null when it is in none
	 * @param waiting when it was published, if an earlier week has left it to this one
	 * @param mark what editors want of it; null when they said nothing
	 */
	public record Known(@Nullable Week taken, @Nullable Instant waiting, @Nullable ItemMark mark) {
	}

}
