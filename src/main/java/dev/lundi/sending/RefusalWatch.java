package dev.lundi.sending;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.lundi.delivery.Mailing;
import dev.lundi.reason.Reason;
import dev.lundi.relay.Rejection;
import dev.lundi.relay.SendResult;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Pauses a mailing of which too much is refused: going on would cost the sender's good
 * name, and whatever is wrong is wrong for everybody who is still waiting.
 */
@Component
class RefusalWatch {

	/** How many of the last outcomes count. */
	static final int WINDOW = 200;

	/** Of these at most 10 %: more means that the addresses are old or bought. */
	private static final int MOST_UNKNOWN = WINDOW / 10;

	/** Of these at most 5 %: more means that our mail is not wanted there. */
	private static final int MOST_UNWANTED = WINDOW / 20;

	/** Of these at most 1 %: more means that the issue itself is refused. */
	private static final int MOST_CONTENT = WINDOW / 100;

	private final Map<Long, Window> windows = new ConcurrentHashMap<>();

	private final Pauses pauses;

	RefusalWatch(Pauses pauses) {
		this.pauses = pauses;
	}

	void note(Mailing mailing, SendResult result) {
		Rejection rejection = (result instanceof SendResult.Rejected rejected) ? rejected.rejection() : null;
		Reason reason = windows.computeIfAbsent(mailing.id(), (id) -> new Window()).note(rejection);
		if (reason != null) {
			windows.remove(mailing.id());
			pauses.pause(mailing, reason.and(Reason.of("last-answer", result.reply())));
		}
	}

	/** The last outcomes of a mailing. */
	private static final class Window {

		private final Deque<Result> last = new ArrayDeque<>(WINDOW + 1);

		private final Map<Rejection, Integer> counts = new EnumMap<>(Rejection.class);

		/** Why the mailing should be paused; null when it should not. */
		synchronized @Nullable Reason note(@Nullable Rejection rejection) {
			last.addLast(new Result(rejection));
			count(rejection, 1);
			if (last.size() > WINDOW) {
				count(last.removeFirst().rejection(), -1);
			}
			return (rejection != null) ? reason() : null;
		}

		private void count(@Nullable Rejection rejection, int difference) {
			if (rejection != null) {
				counts.merge(rejection, difference, Integer::sum);
			}
		}

		private @Nullable Reason reason() {
			int content = of(Rejection.CONTENT);
			int unwanted = of(Rejection.POLICY) + content;
			if (of(Rejection.ADDRESS) > MOST_UNKNOWN) {
				return Reason.of("refused.address", of(Rejection.ADDRESS), last.size());
			}
			if (content > MOST_CONTENT) {
				return Reason.of("refused.content", content, last.size());
			}
			if (unwanted > MOST_UNWANTED) {
				return Reason.of("refused.policy", unwanted, last.size());
			}
			return null;
		}

		private int of(Rejection rejection) {
			return counts.getOrDefault(rejection, 0);
		}

		/** What became of one mail; null when it was not refused. */
		private record Result(@Nullable Rejection rejection) {
		}

	}

}
