package dev.lundi.desk;

import java.util.List;

import dev.lundi.letter.OversizeException;

import org.springframework.http.HttpStatus;

/**
 * Why nothing was changed. Methods that templates call are public.
 *
 * @param why the end of a message key; empty when something was changed, or only the
 * heading is at fault
 * @param figures those in the message
 * @param subjectFault the end of a message key, or empty
 * @param preheaderFault the end of a message key, or empty
 */
record Refusal(HttpStatus status, String why, List<Integer> figures, String subjectFault, String preheaderFault) {

	static final Refusal NONE = new Refusal(HttpStatus.OK, "", List.of(), "", "");

	/** Somebody else was first. */
	static final Refusal STALE = new Refusal(HttpStatus.CONFLICT, "stale", List.of(), "", "");

	/** The issue is no draft. */
	static final Refusal FROZEN = new Refusal(HttpStatus.CONFLICT, "frozen", List.of(), "", "");

	static Refusal of(HeadingRefusedException refused) {
		return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "", List.of(), refused.subjectFault(),
				refused.preheaderFault());
	}

	static Refusal of(OversizeException refused) {
		return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "oversize", List.of(refused.octets(), refused.most()), "",
				"");
	}

}
