package dev.lundi.desk;

import org.springframework.http.HttpStatus;

/**
 * Why nothing was changed. Methods that templates call are public.
 *
 * @param why the end of a message key; empty when something was changed, or only the
 * heading is at fault
 * @param subjectFault the end of a message key, or empty
 * @param preheaderFault the end of a message key, or empty
 */
record Refusal(HttpStatus status, String why, String subjectFault, String preheaderFault) {

	static final Refusal NONE = new Refusal(HttpStatus.OK, "", "", "");

	/** Somebody else was first. */
	static final Refusal STALE = new Refusal(HttpStatus.CONFLICT, "stale", "", "");

	/** The issue is no draft. */
	static final Refusal FROZEN = new Refusal(HttpStatus.CONFLICT, "frozen", "", "");

	static Refusal of(HeadingRefusedException refused) {
		return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "", refused.subjectFault(), refused.preheaderFault());
	}

}
