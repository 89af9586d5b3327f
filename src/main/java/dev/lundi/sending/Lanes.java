package dev.lundi.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.lundi.delivery.Claim;
import dev.lundi.delivery.Claims;
import dev.lundi.limits.Breaker;
import dev.lundi.limits.BreakerState.Position;
import dev.lundi.limits.Breakers;
import dev.lundi.limits.DomainGroups;
import dev.lundi.limits.Gate;
import dev.lundi.limits.Gates;
import dev.lundi.relay.SendResult;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Chooses what a worker sends next: it goes round the domain groups that have something
 * waiting and passes by those that may not be sent to now. So a slow domain keeps nobody
 * waiting but its own readers.
 */
@Component
class Lanes {

	/**
	 * How far ahead a group's turns are taken; a worker waits no longer than that for one
	 * group.
	 */
	private static final Duration HORIZON = Duration.ofMillis(250);

	/** A group that fell back is taken up so soon. */
	private static final Duration FRESH = Duration.ofSeconds(1);

	private static final long[] ANY_TIME = {};

	private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();

	private final Claims claims;

	private final Gates gates;

	private final Breakers breakers;

	private final DomainGroups groups;

	Lanes(Claims claims, Gates gates, Breakers breakers, DomainGroups groups) {
		this.claims = claims;
		this.gates = gates;
		this.breakers = breakers;
		this.groups = groups;
	}

	/** The next load of up to this many mails; null when nothing may be sent now. */
	@Nullable Load next(long mailing, long fence, int most) {
		List<String> groups = new ArrayList<>(waiting(mailing));
		Collections.rotate(groups, (int) (fence % Math.max(1, groups.size())));
		for (String group : groups) {
			Load load = of(group, mailing, fence, most);
			if (load != null) {
				return load;
			}
		}
		waiting.remove(mailing);
		return null;
	}

	/** Looked up once for all workers, and again when none of these has anything. */
	private List<String> waiting(long mailing) {
		Waiting known = waiting.get(mailing);
		if (known == null || System.nanoTime() - known.since() > FRESH.toNanos()) {
			known = new Waiting(System.nanoTime(), claims.waitingGroups(mailing));
			waiting.put(mailing, known);
		}
		return known.groups();
	}

	private @Nullable Load of(String group, long mailing, long fence, int most) {
		if (group.isEmpty()) {
			return load(mailing, group, claims.take(mailing, group, fence, most), ANY_TIME);
		}
		Breaker breaker = breaker(group);
		if (!breaker.untilTry().isZero()) {
			return null;
		}
		int allowed = (breaker.state().position() == Position.CLOSED) ? most : 1;
		Load load = ofOpen(group, mailing, fence, allowed);
		if (load == null) {
			breaker.notTried();
		}
		return load;
	}

	private @Nullable Load ofOpen(String group, long mailing, long fence, int most) {
		Gate gate = gates.group(group);
		long[] turns = gate.isLimited() ? gate.take(most, HORIZON) : ANY_TIME;
		if (gate.isLimited() && turns.length == 0) {
			return null;
		}
		int limit = gate.isLimited() ? turns.length : most;
		return load(mailing, group, claims.take(mailing, group, fence, limit, groups.connections(group)), turns);
	}

	/** A group that turns out to have nothing must not cost the next worker turns. */
	private @Nullable Load load(long mailing, String group, Claim claim, long[] turns) {
		if (claim.items().isEmpty()) {
			waiting.remove(mailing);
			return null;
		}
		return new Load(group, claim.items(), turns);
	}

	/** Whether a group's breaker lets one mail through; then it must be told. */
	boolean mayTry(String group) {
		return group.isEmpty() || breaker(group).untilTry().isZero();
	}

	/** Tells a group's breaker that it let a mail through for nothing. */
	void notTried(String group) {
		if (!group.isEmpty()) {
			breaker(group).notTried();
		}
	}

	/** Tells a group's breaker and its gate what one of its servers made of a mail. */
	void answered(String group, SendResult result) {
		if (!group.isEmpty()) {
			boolean deferred = result instanceof SendResult.Deferred that && !that.isOfTheRelay();
			breaker(group).answered(deferred);
			if (result instanceof SendResult.Deferred that && that.slowDown()) {
				gate(group).slowDown();
			}
		}
	}

	Breaker breaker(String group) {
		return breakers.of("group:" + group);
	}

	Gate gate(String group) {
		return gates.group(group);
	}

	/** The groups of a mailing that had something waiting. */
	private record Waiting(long since, List<String> groups) {
	}

}
