package dev.lundi.desk;

/** What an editor typed cannot be a subject, or a preheader. */
class HeadingRefusedException extends RuntimeException {

	private final String subjectFault;

	private final String preheaderFault;

	/** Each fault is the end of a message key, or empty. */
	HeadingRefusedException(String subjectFault, String preheaderFault) {
		this.subjectFault = subjectFault;
		this.preheaderFault = preheaderFault;
	}

	String subjectFault() {
		return subjectFault;
	}

	String preheaderFault() {
		return preheaderFault;
	}

}
