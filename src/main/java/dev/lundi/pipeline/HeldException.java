package dev.lundi.pipeline;

/** A run cannot go on before somebody acts. The message says who has to do what. */
class HeldException extends RuntimeException {

	HeldException(String reason) {
		super(reason);
	}

}
