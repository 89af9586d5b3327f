package dev.lundi.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many rows of a file go which way.
 *
 * @param bad how many cannot be read
 */
record Tally(Map<Fate, Long> fates, long bad) {

	static final Tally NOTHING = new Tally(Map.of(), 0);

	long of(Fate fate) {
		return fates.getOrDefault(fate, 0L);
	}

	public long confirmed() {
		return of(Fate.CONFIRMED);
	}

	public long pending() {
		return of(Fate.PENDING);
	}

	/** How many subscriptions it would make. */
	public long fresh() {
		return confirmed() + pending();
	}

	public long rows() {
		return bad + fates.values().stream().mapToLong(Long::longValue).sum();
	}

	public List<Part> parts() {
		return Stream
			.concat(Stream.of(Fate.values()).map((fate) -> new Part(fate.word(), of(fate))),
					Stream.of(new Part("bad", bad)))
			.toList();
	}

	/** The same, when not all that should have become subscriptions did. */
	Tally made(long confirmed, long pending) {
		Map<Fate, Long> made = new EnumMap<>(Fate.class);
		made.putAll(fates);
		made.put(Fate.CONFIRMED, confirmed);
		made.put(Fate.PENDING, pending);
		made.merge(Fate.PRESENT, fresh() - confirmed - pending, Long::sum);
		return new Tally(made, bad);
	}

	/** Some rows and what becomes of them. */
	record Part(String word, long count) {
	}

}
