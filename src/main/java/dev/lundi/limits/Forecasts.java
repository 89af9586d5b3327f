package dev.lundi.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.lundi.limits.BreakerState.Position;
import dev.lundi.limits.Forecast.Binding;
import org.jspecify.annotations.Nullable;

/**
 * Says when the mails that wait will have gone, and what keeps them from going sooner.
 */
public final class Forecasts {

	/** Who comes this near to a limit is kept by it. */
	private static final double NEAR = 0.85;

	private static final Duration LONGEST = Duration.ofDays(3650);

	private final Gates gates;

	private final Breakers breakers;

	private final SendWindow window;

	private final Clock clock;

	Forecasts(Gates gates, Breakers breakers, SendWindow window, Clock clock) {
		this.gates = gates;
		this.breakers = breakers;
		this.window = window;
		this.clock = clock;
	}

	/**
	 * Looks ahead.
	 * @param waitingByGroup how many mails wait, by domain group; "" for those in none
	 * @param measuredPerSecond how many mails a second have gone lately; 0 when that is
	 * not known
	 * @param zone of the send window
	 */
	public Forecast of(Map<String, Long> waitingByGroup, double measuredPerSecond, ZoneId zone) {
		long waiting = waitingByGroup.values().stream().mapToLong(Long::longValue).sum();
		Instant now = clock.instant();
		if (waiting == 0) {
			return new Forecast(now, Binding.NOTHING, "", null, null);
		}
		Limit slowest = slowest(waitingByGroup, waiting, speed(waiting, measuredPerSecond), now);
		Instant end = slowest.time().isZero() ? null : window.end(now, atMost(slowest.time()), zone);
		Duration closed = window.untilOpen(zone);
		return closed.isZero() ? new Forecast(end, slowest.binding(), slowest.name(), slowest.gate(), slowest.until())
				: new Forecast(end, Binding.SEND_WINDOW, "", null, now.plus(closed));
	}

	private static Duration atMost(Duration time) {
		return (time.compareTo(LONGEST) < 0) ? time : LONGEST;
	}

	private static Limit speed(long waiting, double measured) {
		double seconds = (measured > 0) ? Math.min(waiting / measured, (double) LONGEST.toSeconds()) : 0;
		return new Limit(Binding.SPEED, "", null, null, Duration.ofMillis((long) (seconds * 1000)));
	}

	private Limit slowest(Map<String, Long> waitingByGroup, long waiting, Limit speed, Instant now) {
		Map<String, BreakerState> open = breakers.open()
			.stream()
			.collect(Collectors.toMap(BreakerState::name, Function.identity()));
		List<Limit> limits = new ArrayList<>();
		gates.overall().map((gate) -> limit(gate, waiting)).ifPresent(limits::add);
		relays(waiting, open, now).ifPresent(limits::add);
		waitingByGroup.forEach((group, mails) -> {
			if (!group.isEmpty() && mails > 0) {
				limits.add(delayed(limit(gates.group(group), mails), open, now));
			}
		});
		Optional<Limit> slowest = limits.stream()
			.filter((limit) -> !limit.time().isZero())
			.max(Comparator.comparing(Limit::time));
		return slowest.map((limit) -> slower(limit, speed)).orElse(speed);
	}

	/** What was measured is never faster than a limit, and seldom exactly as fast. */
	private static Limit slower(Limit limit, Limit speed) {
		boolean near = limit.time().toMillis() >= NEAR * speed.time().toMillis();
		if (limit.binding() == Binding.BREAKER || near) {
			return limit.lasting((limit.time().compareTo(speed.time()) > 0) ? limit.time() : speed.time());
		}
		return speed;
	}

	private static Limit limit(Gate gate, long mails) {
		GateState state = gate.state();
		boolean dayBinds = state.warmUp() != null && state.warmUp().allowance() - state.warmUp().used() < mails;
		return new Limit(dayBinds ? Binding.WARM_UP : Binding.RATE, state.name(), state, null, gate.timeFor(mails));
	}

	/**
	 * Several relays share the mails, and one that is free binds nothing. One that is
	 * interrupted counts only when all are.
	 */
	private Optional<Limit> relays(long mails, Map<String, BreakerState> open, Instant now) {
		List<Limit> all = gates.relays().stream().map((gate) -> delayed(limit(gate, mails), open, now)).toList();
		List<Limit> going = all.stream().filter((limit) -> limit.binding() != Binding.BREAKER).toList();
		List<Limit> relays = going.isEmpty() ? all : going;
		double together = relays.stream().mapToDouble((relay) -> 1.0 / relay.time().toMillis()).sum();
		return relays.stream()
			.min(Comparator.comparing(Limit::time))
			.map((fastest) -> fastest.lasting(Duration.ofMillis((long) (1 / together))));
	}

	private static Limit delayed(Limit limit, Map<String, BreakerState> open, Instant now) {
		BreakerState breaker = open.get(limit.name());
		if (breaker == null || breaker.position() == Position.CLOSED || breaker.nextTry() == null) {
			return limit;
		}
		Duration wait = Duration.between(now, breaker.nextTry());
		return new Limit(Binding.BREAKER, limit.name(), null, breaker.nextTry(),
				limit.time().plus(wait.isNegative() ? Duration.ZERO : wait).plusMillis(1));
	}

	/**
	 * A candidate for what binds.
	 *
	 * @param time how long the mails need because of it; zero when it does not limit
	 */
	private record Limit(Binding binding, String name, @Nullable GateState gate, @Nullable Instant until,
			Duration time) {

		Limit lasting(Duration longer) {
			return new Limit(binding, name, gate, until, longer);
		}

	}

}
