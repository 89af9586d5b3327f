package dev.lundi.console;

import dev.lundi.delivery.Mailing;

/** A mailing with its figures. */
record MailingView(Mailing mailing, Tally tally, Pace pace) {

	public long id() {
		return mailing.id();
	}

	boolean isOpen() {
		return switch (mailing.status()) {
			case READY, SENDING, PAUSED -> true;
			case PREPARING, COMPLETED, CANCELLED -> false;
		};
	}

	boolean isRetryable() {
		return switch (mailing.status()) {
			case SENDING, PAUSED, COMPLETED, CANCELLED -> !tally.retryable().isEmpty();
			case PREPARING, READY -> false;
		};
	}

}
