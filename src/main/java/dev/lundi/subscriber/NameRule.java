package dev.lundi.subscriber;

import java.util.Optional;

/** What a person may be called. */
public final class NameRule {

	/** In UTF-16 units, as browsers count. */
	public static final int LONGEST = 80;

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private NameRule() {
	}

	/** Why nobody may be called that; empty when one may. */
	public static Optional<Breach> breach(String name) {
		if (name.length() > LONGEST) {
			return Optional.of(Breach.LONG);
		}
		return name.codePoints().allMatch(NameRule::isWritten) ? Optional.empty() : Optional.of(Breach.SIGNS);
	}

	/**
	 * No control characters, nothing invisible but what joins letters, no half of
	 * anything.
	 */
	private static boolean isWritten(int sign) {
		return switch (Character.getType(sign)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
					Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			case Character.FORMAT -> sign == ZERO_WIDTH_JOINER || sign == ZERO_WIDTH_NON_JOINER;
			default -> true;
		};
	}

	/** How a name breaks the rule. */
	public enum Breach {

		/** It has more than {@link NameRule#LONGEST} units. */
		LONG,

		/** It has signs in it that nobody sees. */
		SIGNS

	}

}
