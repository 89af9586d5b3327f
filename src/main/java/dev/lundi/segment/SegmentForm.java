package dev.lundi.segment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands in the form of a segment, right or wrong. Methods that templates call are
 * public.
 */
record SegmentForm(Map<String, List<String>> fields) {

	/** What the page shows of a saved one. */
	static SegmentForm of(Segment segment) {
		Map<String, List<String>> fields = new HashMap<>(segment.criteria().fields());
		fields.put("name", List.of(segment.name()));
		return new SegmentForm(fields);
	}

	/** What was typed; empty for nothing. */
	public String text(String field) {
		List<String> values = fields.getOrDefault(field, List.of());
		return values.isEmpty() ? "" : Objects.requireNonNullElse(values.getFirst(), "").strip();
	}

	/** What was ticked. */
	List<String> ticked(String field) {
		return fields.getOrDefault(field, List.of()).stream().filter((value) -> !value.isBlank()).distinct().toList();
	}

	public boolean isTicked(String field, String value) {
		return fields.getOrDefault(field, List.of()).contains(value);
	}

}
