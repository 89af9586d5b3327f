package dev.lundi.segment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lundi.reason.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a segment asks of readers; each condition of a kind once, so that the names of
 * their values do not meet.
 */
record Criteria(List<Criterion> all) {

	private static final TypeReference<List<Criterion>> LIST = new TypeReference<>() {
	};

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	Criteria {
		all = List.copyOf(all);
		if (all.isEmpty() || all.stream().map(Criterion::getClass).distinct().count() < all.size()) {
			throw new IllegalArgumentException("A segment has conditions, each of a kind once");
		}
	}

	/**
	 * Reads what {@link #json} wrote.
	 * @throws IllegalArgumentException when somebody else wrote it
	 */
	static Criteria of(String json) {
		try {
			return new Criteria(JSON.readValue(json, LIST));
		}
		catch (JacksonException | NullPointerException ex) {
			throw new IllegalArgumentException("These are no conditions of a segment", ex);
		}
	}

	String json() {
		return JSON.writerFor(LIST).writeValueAsString(all);
	}

	/** Those who fulfil all of them. */
	Clause clause(String newsletter, Moment now) {
		Map<String, Object> values = new HashMap<>(Map.of("newsletter", newsletter));
		all.forEach((criterion) -> values.putAll(criterion.values(now)));
		return new Clause(all.stream().map(Criterion::sql).collect(Collectors.joining(" and ")), values);
	}

	Reason words() {
		return all.stream().map(Criterion::words).reduce(Reason.NONE, Reason::and);
	}

	Map<String, List<String>> fields() {
		Map<String, List<String>> fields = new HashMap<>();
		all.forEach((criterion) -> fields.putAll(criterion.fields()));
		return fields;
	}

}
