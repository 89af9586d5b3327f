package dev.lundi.console;

import java.util.List;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.segment.NoSegmentException;
import dev.lundi.segment.Segment;
import dev.lundi.segment.SegmentCounts;
import dev.lundi.segment.Segments;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.Suppressions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Says to whom a run may go that an operator asks for: to nobody is no run. */
@Component
class Recipients {

	/** In place of a segment's id. */
	static final String EVERYBODY = "all";

	private final Segments segments;

	private final SegmentCounts counts;

	private final Subscribers subscribers;

	private final Suppressions suppressions;

	Recipients(Segments segments, SegmentCounts counts, Subscribers subscribers, Suppressions suppressions) {
		this.segments = segments;
		this.counts = counts;
		this.subscribers = subscribers;
		this.suppressions = suppressions;
	}

	/** What a run can be confined to. */
	List<Segment> segments() {
		return segments.all();
	}

	/**
	 * The name of the segment that is meant; null for all readers.
	 * @throws StartRefusedException when there is none, or nobody in it
	 */
	@Nullable String segment(Newsletter newsletter, String audience) {
		requireRecipients(newsletter);
		String weekly = newsletter.segment();
		if (audience.equals(EVERYBODY) || (audience.isEmpty() && weekly == null)) {
			return null;
		}
		Segment segment = (audience.isEmpty() && weekly != null) ? weekly(newsletter, weekly)
				: chosen(newsletter, audience);
		if (counts.audience(newsletter, segment.name()) == 0) {
			throw StartRefusedException.conflict("console.start.segment-empty", segment.name(), newsletter.name());
		}
		return segment.name();
	}

	private Segment weekly(Newsletter newsletter, String name) {
		try {
			return segments.get(newsletter.slug(), name);
		}
		catch (NoSegmentException ex) {
			throw StartRefusedException.conflict("console.start.segment-missing", name, newsletter.slug());
		}
	}

	private Segment chosen(Newsletter newsletter, String id) {
		return segments.all()
			.stream()
			.filter((one) -> one.newsletter().equals(newsletter.slug()) && Long.toString(one.id()).equals(id))
			.findFirst()
			.orElseThrow(() -> StartRefusedException.badRequest("console.start.segment-unknown", newsletter.name()));
	}

	private void requireRecipients(Newsletter newsletter) {
		if (suppressions.leaveNobody(newsletter.slug())) {
			throw StartRefusedException.conflict("console.start.nobody", newsletter.name(),
					subscribers.unconfirmed(newsletter.slug()), suppressions.among(newsletter.slug()));
		}
	}

}
