package dev.lundi.content;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * What readers voted on a comment.
 *
 * @param up for it
 * @param down against it; 0 also where a site only counts those for
 */
public record Votes(int up, int down) {

	/** More than anybody's; what is above counts as this. */
	private static final int MOST = 1_000_000_000;

	public Votes {
		if (up < 0 || down < 0) {
			throw new IllegalArgumentException("Votes are not negative");
		}
	}

	/**
	 * A number of votes, which WordPress's plugins also write as a text. Less than none
	 * is none.
	 * @return empty when it is no number
	 */
	static Optional<Integer> number(JsonNode node) {
		return node.isNumber() ? Optional.of(limited(node.doubleValue())) : number(node.asString(""));
	}

	static Optional<Integer> number(String text) {
		return Optional.of(text.strip())
			.filter(digits -> digits.matches("-?\\d{1,18}"))
			.map(digits -> limited(Double.parseDouble(digits)));
	}

	private static int limited(double votes) {
		return (int) Math.clamp(votes, 0, MOST);
	}

}
