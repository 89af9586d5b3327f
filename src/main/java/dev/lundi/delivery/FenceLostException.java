package dev.lundi.delivery;

/** A worker was taken for dead, and somebody else has its row. */
public class FenceLostException extends RuntimeException {

	FenceLostException(long subscriber, long mailing) {
		super("The delivery of mailing %d to subscriber %d is no longer this worker's".formatted(mailing, subscriber));
	}

}
