package dev.lundi.pipeline;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;

/** A run cannot go on before somebody acts. The reason says who has to do what. */
class HeldException extends RuntimeException implements Explained {

	private final transient Reason reason;

	HeldException(Reason reason) {
		super(reason.toString());
		this.reason = reason;
	}

	@Override
	public Reason reason() {
		return reason;
	}

}
