package dev.lundi.rendering;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The contrast of words with their ground, as WCAG 2.2 computes it (§ 1.4.3: at least 4.5
 * for words that are not large).
 */
final class Contrast {

	private static final double LEAST = 4.5;

	private static final List<Pair> PAIRS = Stream.of("", "dark-")
		.flatMap((scheme) -> Stream.of("ink", "muted", "link")
			.flatMap((words) -> Stream.of("paper", "card").map((ground) -> new Pair(scheme + words, scheme + ground))))
		.toList();

	/** The ground of the button and of marked words is the same in light and dark. */
	private static final Pair BUTTON = new Pair("ink", "citron");

	private Contrast() {
	}

	/**
	 * Finds colours that cannot be read on one another.
	 * @param tokens values of custom properties by their names
	 * @return which and why; empty when all can be read, or are not written in
	 * hexadecimal
	 */
	static Optional<String> fault(Map<String, String> tokens) {
		return Stream.concat(PAIRS.stream(), Stream.of(BUTTON))
			.flatMap((pair) -> pair.fault(tokens).stream())
			.findFirst();
	}

	/** Between 1 and 21. */
	static double ratio(int one, int other) {
		double lighter = Math.max(luminance(one), luminance(other));
		double darker = Math.min(luminance(one), luminance(other));
		return (lighter + 0.05) / (darker + 0.05);
	}

	private static double luminance(int colour) {
		return 0.2126 * linear(colour >> 16 & 0xff) + 0.7152 * linear(colour >> 8 & 0xff)
				+ 0.0722 * linear(colour & 0xff);
	}

	private static double linear(int channel) {
		double share = channel / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	/** Words of one colour on a ground of another. */
	private record Pair(String words, String ground) {

		Optional<String> fault(Map<String, String> tokens) {
			Optional<Integer> above = colour(tokens.get("--" + words));
			Optional<Integer> below = colour(tokens.get("--" + ground));
			if (above.isEmpty() || below.isEmpty()) {
				return Optional.empty();
			}
			double ratio = ratio(above.get(), below.get());
			return (ratio >= LEAST) ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
					"%s (%s) on %s (%s) has a contrast of %.1f, and few can read words below %.1f: make one of them darker or lighter",
					words, tokens.get("--" + words), ground, tokens.get("--" + ground), ratio, LEAST));
		}

		private static Optional<Integer> colour(@Nullable String value) {
			return Optional.ofNullable(value)
				.filter((written) -> written.matches("#(?:[0-9a-fA-F]{3}){1,2}"))
				.map((written) -> written.substring(1))
				.map((digits) -> (digits.length() == 3) ? digits.replaceAll("([0-9a-fA-F])", "$1$1") : digits)
				.map((digits) -> Integer.parseInt(digits, 16));
		}

	}

}
