package dev.lundi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import dev.lundi.mail.ComposedEmail;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.relay.Reply;
import dev.lundi.relay.SendResult;
import dev.lundi.sending.RetrySchedule;
import dev.lundi.sending.SingleSends;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SubscriptionStatus;
import dev.lundi.subscriber.Subscriptions;
import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Sends the notices that wait, one after another. */
@Component
class NoticeSender {

	private static final Logger log = LoggerFactory.getLogger(NoticeSender.class);

	private static final Duration VALIDITY = Duration.ofHours(24);

	private static final Duration SOON = Duration.ofSeconds(30);

	private final NoticeTable table;

	private final NoticeLetters letters;

	private final SingleSends sends;

	private final Newsletters newsletters;

	private final Subscribers subscribers;

	private final Subscriptions subscriptions;

	private final Suppressions suppressions;

	private final Clock clock;

	NoticeSender(NoticeTable table, NoticeLetters letters, SingleSends sends, Newsletters newsletters,
			Subscribers subscribers, Subscriptions subscriptions, Suppressions suppressions, Clock clock) {
		this.table = table;
		this.letters = letters;
		this.sends = sends;
		this.newsletters = newsletters;
		this.subscribers = subscribers;
		this.subscriptions = subscriptions;
		this.suppressions = suppressions;
		this.clock = clock;
	}

	/**
	 * Sends the next one.
	 * @return whether there was one that could leave now
	 */
	boolean sendNext() {
		Optional<Notice> next = table.take();
		next.ifPresent(this::send);
		return next.isPresent();
	}

	private void send(Notice notice) {
		Optional<ComposedEmail> email;
		try {
			email = newsletters.find(notice.newsletter()).flatMap((newsletter) -> email(notice, newsletter));
		}
		catch (RuntimeException ex) {
			log.warn("The notice {} could not be made, and is tried again later: {}", notice.id(), ex.getMessage());
			later(notice, null);
			return;
		}
		email.ifPresentOrElse((made) -> handOver(notice, made), () -> table.settle(notice, NoticeStatus.SKIPPED, null));
	}

	/** Empty when nobody wants it any more. */
	private Optional<ComposedEmail> email(Notice notice, Newsletter newsletter) {
		return switch (notice.matter()) {
			case Notice.ForReader reader -> subscribers.find(reader.subscriber())
				.filter((person) -> isWanted(notice, reader.kind(), person))
				.map((person) -> letters.write(notice, newsletter, reader.kind(), person));
			case Notice.ForStaff staff -> Optional.of(staff)
				.filter((told) -> !suppressions.hold(told.recipient()))
				.map((told) -> letters.write(notice, newsletter, told));
		};
	}

	private boolean isWanted(Notice notice, NoticeKind kind, Subscriber person) {
		Optional<SubscriptionStatus> status = subscriptions.status(notice.newsletter(), person.id());
		boolean fits = switch (kind) {
			case CONFIRMATION, REMINDER -> status.equals(Optional.of(SubscriptionStatus.PENDING));
			case WELCOME, STAY -> status.equals(Optional.of(SubscriptionStatus.CONFIRMED));
			case EXPORT, ERASURE -> true;
		};
		return fits && !suppressions.hold(person.email());
	}

	private void handOver(Notice notice, ComposedEmail email) {
		sends.send(email)
			.ifPresentOrElse((result) -> record(notice, result),
					() -> table.putBack(notice, clock.instant().plus(SOON), false, null));
	}

	private void record(Notice notice, SendResult result) {
		String reply = codes(result.reply());
		switch (result) {
			case SendResult.Accepted _ -> table.settle(notice, NoticeStatus.ACCEPTED, reply);
			case SendResult.Rejected _ -> table.settle(notice, NoticeStatus.REJECTED, reply);
			case SendResult.InDoubt _ when notice.attempt() > 1 -> table.settle(notice, NoticeStatus.IN_DOUBT, reply);
			default -> later(notice, reply);
		}
	}

	/** What a relay says in words may hold the address. */
	private static String codes(Reply reply) {
		return (reply.code() + " " + reply.enhancedCode()).strip();
	}

	private void later(Notice notice, @Nullable String reply) {
		Instant next = clock.instant()
			.plus(RetrySchedule.after(notice.attempt(), ThreadLocalRandom.current().nextDouble()));
		if (next.isAfter(notice.createdAt().plus(VALIDITY))) {
			table.settle(notice, NoticeStatus.EXPIRED, reply);
		}
		else {
			table.putBack(notice, next, true, reply);
		}
	}

}
