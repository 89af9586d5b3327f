package dev.lundi.subscriber;

import java.util.Optional;

import dev.lundi.reason.Reason;

/** What may stand for a person's name. */
public final class NameRule {

	/** In UTF-16 units, as browsers count. */
	public static final int LONGEST = 80;

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private NameRule() {
	}

	/** What is wrong with a name, without spaces around it; empty when nothing is. */
	public static Optional<Reason> fault(String name) {
		if (name.length() > LONGEST) {
			return Optional.of(Reason.of("name.long", LONGEST));
		}
		return name.codePoints().allMatch(NameRule::isWritten) ? Optional.empty()
				: Optional.of(Reason.of("name.signs"));
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

}
