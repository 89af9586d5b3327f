package dev.lundi.issue;

/**
 * What an inbox shows of an issue.
 *
 * @param preheader the words after the subject; may be empty
 */
record Heading(String subject, String preheader) {

	private static final int LONGEST = 150;

	private static final int LONGEST_DEFAULT_PREHEADER = 120;

	/** The heading that an issue has before anybody edits it. */
	static Heading of(String title, String firstWords) {
		return new Heading(OneLine.shortened(title, LONGEST), OneLine.shortened(firstWords, LONGEST_DEFAULT_PREHEADER));
	}

	Heading withSubject(String typed) {
		String line = OneLine.checked("The subject", typed, LONGEST);
		if (line.isEmpty()) {
			throw new IllegalArgumentException("The subject is empty; a mail needs one");
		}
		return new Heading(line, preheader);
	}

	Heading withPreheader(String typed) {
		return new Heading(subject, OneLine.checked("The preheader", typed, LONGEST));
	}

}
