package dev.lundi.proof;

import java.util.List;
import java.util.Map;

/**
 * What the {@link Oracle} found.
 *
 * @param states how many deliveries stand in each state
 * @param received mails that the relay took
 * @param extra copies beyond the first
 * @param mostCopies of one recipient
 * @param unseen recipients who are IN_DOUBT and truly got nothing
 * @param violations what must never be, in words; one line per kind and at most a few
 * examples
 */
record Verdict(long planned, Map<String, Long> states, long received, long extra, long mostCopies, long unseen,
		List<String> violations) {

	long count(String state) {
		return states.getOrDefault(state, 0L);
	}

	@Override
	public String toString() {
		return "planned %,d, received %,d, extra copies %,d, most copies %d, in doubt and unseen %,d, states %s, violations %s"
			.formatted(planned, received, extra, mostCopies, unseen, states, violations);
	}

}
