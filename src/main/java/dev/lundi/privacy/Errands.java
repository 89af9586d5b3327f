package dev.lundi.privacy;

import java.time.Clock;
import java.util.Optional;

import dev.lundi.notice.NoticeKind;
import dev.lundi.notice.Notices;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.Errand;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.Subscribers;

import org.springframework.stereotype.Component;

/** What links find that serve once, for a time. Looking uses none. */
@Component
class Errands {

	private final SubscriberLinks links;

	private final Notices notices;

	private final Subscribers subscribers;

	private final Clock clock;

	Errands(SubscriberLinks links, Notices notices, Subscribers subscribers, Clock clock) {
		this.links = links;
		this.notices = notices;
		this.subscribers = subscribers;
		this.clock = clock;
	}

	/** What this link for this purpose finds. */
	Found find(Purpose purpose, String token) {
		return links.readErrand(purpose, token).map(this::find).orElseGet(Found.Unknown::new);
	}

	private Found find(Errand errand) {
		Optional<Subscriber> person = clock.instant().isBefore(errand.until())
				? notices.subscriber(errand.notice(), kind(errand.purpose())).flatMap(subscribers::find)
				: Optional.empty();
		return person.<Found>map((known) -> new Found.Open(errand.notice(), known)).orElseGet(Found.Past::new);
	}

	/** The mail that brings such a link. */
	static NoticeKind kind(Purpose purpose) {
		return switch (purpose) {
			case EXPORT -> NoticeKind.EXPORT;
			case ERASURE -> NoticeKind.ERASURE;
			case STAY -> NoticeKind.STAY;
		};
	}

	/** What a link finds. */
	sealed interface Found {

		/** It can be used, for this person. */
		record Open(long notice, Subscriber person) implements Found {
		}

		/** It was used, or is too old; of one who was erased nobody can say which. */
		record Past() implements Found {
		}

		/** It is none of ours. */
		record Unknown() implements Found {
		}

	}

}
