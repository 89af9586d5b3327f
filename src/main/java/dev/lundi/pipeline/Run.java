package dev.lundi.pipeline;

import java.time.Instant;

import dev.lundi.content.Week;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A newsletter's Monday, from gathering to the last mail.
 *
 * @param reason why it waits or failed, with the remedy; null when there is nothing to
 * say
 * @param startedBy who started it
 * @param segment name of the segment to which it goes; null for all readers
 */
public record Run(String newsletter, Week week, RunStatus status, @Nullable Reason reason, String startedBy,
		Instant startedAt, @Nullable String segment) {

	@Override
	public String toString() {
		return newsletter + " " + week;
	}

}
