package dev.lundi.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a roster.
 *
 * @param width how many columns there are
 * @param places where ours are, counted from 0
 * @param ignored the names of the others
 */
record Header(int width, Map<Column, Integer> places, List<String> ignored) {

	private static final int LONGEST_NAME = 60;

	/**
	 * Reads it.
	 * @throws UnreadableFileException when it lacks the address, or has a column twice
	 */
	static Header of(List<String> cells) {
		Map<Column, Integer> places = new EnumMap<>(Column.class);
		List<String> ignored = new ArrayList<>();
		for (int place = 0; place < cells.size(); place++) {
			String name = Cell.value(cells.get(place)).strip();
			Optional<Column> column = Column.named(name);
			if (column.isPresent()) {
				put(places, column.get(), place);
			}
			else if (!name.isEmpty()) {
				ignored.add(shortened(name));
			}
		}
		if (!places.containsKey(Column.EMAIL)) {
			throw new UnreadableFileException("no-email", shortened(String.join(", ", cells)));
		}
		return new Header(cells.size(), places, ignored);
	}

	private static void put(Map<Column, Integer> places, Column column, int place) {
		if (places.putIfAbsent(column, place) != null) {
			throw new UnreadableFileException("twice", column.title());
		}
	}

	private static String shortened(String name) {
		String clean = name.replaceAll("\\p{Cntrl}", " ");
		return (clean.length() > LONGEST_NAME) ? clean.substring(0, LONGEST_NAME) + "…" : clean;
	}

	/** The value of a row in a column; empty when there is none. */
	String value(List<String> cells, Column column) {
		Integer place = places.get(column);
		return (place == null) ? "" : Cell.value(cells.get(place).strip()).strip();
	}

}
