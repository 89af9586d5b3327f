package dev.lundi.proof;

import java.time.Duration;
import java.util.List;

/**
 * One way in which a relay can treat a mail, and what the ledger must say of it
 * (DELIVERY.md §2).
 *
 * @param states with their reasons; more than one where the sender cannot know better
 * @param taken whether the relay has truly taken the mail
 */
record Cell(Moment moment, Fault fault, List<String> states, boolean taken) {

	/** Those of which a recipient's script can make a difference. */
	static final List<Cell> ALL = List.of(answer(Moment.DATA, "554 5.6.0 not that", "REJECTED CONTENT"),
			answer(Moment.RCPT, "450 mailbox busy", "DEFERRED"),
			answer(Moment.RCPT, "451 4.7.1 greylisted", "DEFERRED"),
			answer(Moment.RCPT, "452 4.2.2 mailbox full for now", "DEFERRED"),
			answer(Moment.RCPT, "421 4.3.2 shutting down", "DEFERRED"), close(Moment.RCPT, "DEFERRED"),
			answer(Moment.RCPT, "550 5.1.1 no such mailbox", "REJECTED ADDRESS"),
			answer(Moment.RCPT, "553 5.1.3 that is no address", "REJECTED ADDRESS"),
			answer(Moment.RCPT, "550 no enhanced code", "REJECTED ADDRESS"),
			answer(Moment.RCPT, "550 5.2.1 mailbox disabled", "REJECTED MAILBOX"),
			answer(Moment.RCPT, "552 mailbox full", "REJECTED MAILBOX"),
			answer(Moment.RCPT, "550 5.7.1 we do not trust you", "REJECTED POLICY"),
			answer(Moment.RCPT, "503 5.5.1 MAIL first", "DEFERRED"),
			answer(Moment.DATA, "503 5.5.1 RCPT first", "DEFERRED"),
			answer(Moment.DATA, "451 4.3.0 not now", "DEFERRED"),
			answer(Moment.DATA, "421 4.3.2 shutting down", "DEFERRED"), close(Moment.DATA, "DEFERRED"),
			close(Moment.BODY, "DEFERRED", "IN_DOUBT"), answer(Moment.DOT, "451 4.3.0 not now", "DEFERRED"),
			answer(Moment.DOT, "421 4.3.2 shutting down", "DEFERRED"),
			answer(Moment.DOT, "552 5.3.4 too long", "REJECTED CONTENT"),
			answer(Moment.DOT, "550 5.7.26 not authenticated", "REJECTED POLICY"), close(Moment.DOT, "IN_DOUBT"),
			new Cell(Moment.TAKEN, Fault.close(), List.of("IN_DOUBT"), true),
			new Cell(Moment.TAKEN, Fault.reset(), List.of("IN_DOUBT"), true),
			new Cell(Moment.TAKEN, Fault.answer("well, perhaps"), List.of("IN_DOUBT"), true),
			new Cell(Moment.TAKEN, Fault.wait(Duration.ofMillis(300)), List.of("ACCEPTED"), true),
			new Cell(Moment.DATA, new Fault.Drip(100_000), List.of("ACCEPTED"), true),
			new Cell(Moment.ANSWERED, Fault.close(), List.of("ACCEPTED"), true),
			answer(Moment.DOT, "554 5.6.0 not that", "REJECTED CONTENT"));

	boolean allows(String state, boolean arrived) {
		return states.contains(state) && arrived == taken;
	}

	private static Cell answer(Moment moment, String line, String state) {
		return new Cell(moment, Fault.answer(line), List.of(state), false);
	}

	private static Cell close(Moment moment, String... states) {
		return new Cell(moment, Fault.close(), List.of(states), false);
	}

}
