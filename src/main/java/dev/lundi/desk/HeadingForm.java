package dev.lundi.desk;

import java.util.function.Consumer;

import dev.lundi.issue.Issue;

/** What an editor typed as subject and preheader, right or not. */
record HeadingForm(String subject, String preheader) {

	/** What an issue accepts. */
	static final int LONGEST = 150;

	static HeadingForm of(Issue issue) {
		return new HeadingForm(issue.subject(), issue.preheader());
	}

	/**
	 * Writes both or, as the issue is not saved then, neither.
	 * @throws HeadingRefusedException when the issue refuses one or both
	 */
	void writeTo(Issue issue) {
		String subjectFault = fault(subject, issue::changeSubject);
		String preheaderFault = fault(preheader, issue::changePreheader);
		if (!subjectFault.isEmpty() || !preheaderFault.isEmpty()) {
			throw new HeadingRefusedException(subjectFault, preheaderFault);
		}
	}

	private static String fault(String typed, Consumer<String> change) {
		try {
			change.accept(typed);
			return "";
		}
		catch (IllegalArgumentException ex) {
			return inAWord(typed.strip());
		}
	}

	/** The issue says it in English only; the page says it in the editor's language. */
	private static String inAWord(String line) {
		if (line.isEmpty()) {
			return "empty";
		}
		return (line.codePointCount(0, line.length()) > LONGEST) ? "long" : "line";
	}

}
