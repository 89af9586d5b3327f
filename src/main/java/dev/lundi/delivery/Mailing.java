package dev.lundi.delivery;

import java.time.Instant;

import dev.lundi.instance.Suspicion;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The sending of one approved issue to its frozen audience.
 *
 * @param planned how many people the audience has
 * @param pauseReason why it is paused, for an operator; null when it is not
 * @param pausedBy the operator who paused it; null when nobody did, or Lundi itself
 * @param validUntil until when a deferred delivery is tried again
 * @param segment name, at that time, of the segment to which alone it goes; null when it
 * goes to all readers
 * @param segmentWords what that segment asked of readers; null without one
 * @param outside how many confirmed readers were not in it
 */
public record Mailing(long id, long issue, String newsletter, MailingStatus status, long planned,
		@Nullable Reason pauseReason, @Nullable String pausedBy, Instant createdAt, Instant validUntil,
		@Nullable String segment, @Nullable Reason segmentWords, long outside) {

	/** Whether it is paused in such a way that only an operator's word lets it go on. */
	public boolean waitsForOperator() {
		return pausedBy != null || Suspicion.isReason(pauseReason);
	}

}
