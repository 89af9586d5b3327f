package dev.lundi.inbox;

import java.time.ZonedDateTime;

/** One received mail without its content, as lists show it; the size is in bytes. */
record InboxMail(long id, ZonedDateTime receivedAt, String from, String recipient, String recipientName, String subject,
		long size) {
}
