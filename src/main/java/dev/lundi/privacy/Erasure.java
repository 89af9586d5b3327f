package dev.lundi.privacy;

import java.util.List;
import java.util.Optional;

import dev.lundi.notice.NoticeKind;
import dev.lundi.notice.Notices;
import dev.lundi.subscriber.PersonalData;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erases all that is kept of a person, in one transaction: all of it or nothing. */
@Component
class Erasure {

	private final Notices notices;

	private final Subscribers subscribers;

	private final List<PersonalData> data;

	private final Suppressions suppressions;

	Erasure(Notices notices, Subscribers subscribers, List<PersonalData> data, Suppressions suppressions) {
		this.notices = notices;
		this.subscribers = subscribers;
		this.data = data;
		this.suppressions = suppressions;
	}

	/**
	 * Uses the link of a notice.
	 * @param objecting whether nobody may bring this address back
	 * @return empty when it was used before
	 */
	@Transactional
	public Optional<Subscriber> take(long notice, boolean objecting) {
		Optional<Subscriber> person = notices.use(notice, NoticeKind.ERASURE).flatMap(subscribers::find);
		person.ifPresent((known) -> eraseAll(known, objecting));
		return person;
	}

	/**
	 * Erases somebody on an operator's word.
	 * @param objecting whether nobody may bring this address back
	 * @return whether there was anybody
	 */
	@Transactional
	public boolean erase(long subscriber, boolean objecting) {
		Optional<Subscriber> person = subscribers.find(subscriber);
		person.ifPresent((known) -> eraseAll(known, objecting));
		return person.isPresent();
	}

	private void eraseAll(Subscriber person, boolean objecting) {
		data.forEach((one) -> one.erase(person));
		if (objecting) {
			suppressions.add(person.email(), SuppressionReason.OBJECTION);
		}
	}

}
