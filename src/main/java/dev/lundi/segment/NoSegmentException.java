package dev.lundi.segment;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;

/** There is no such segment, or none that can be read. */
public class NoSegmentException extends RuntimeException implements Explained {

	private final transient Reason reason;

	NoSegmentException(Reason reason) {
		super(reason.toString());
		this.reason = reason;
	}

	@Override
	public Reason reason() {
		return reason;
	}

}
