package dev.lundi.limits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The breakers of relays and domain groups, which all nodes share. */
public class Breakers {

	private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

	private final Circuits circuits;

	private final Clock clock;

	private final LongSupplier nanoTime;

	Breakers(JdbcClient db, Clock clock, LongSupplier nanoTime) {
		this.circuits = new Circuits(db, nanoTime);
		this.clock = clock;
		this.nanoTime = nanoTime;
	}

	/** The breaker with this name, such as {@code relay:main} or {@code group:gmail}. */
	public Breaker of(String name) {
		return breakers.computeIfAbsent(name, (key) -> new Breaker(key, circuits, clock, nanoTime));
	}

	/** Those that are not closed, whichever node opened them. */
	public List<BreakerState> open() {
		Instant now = clock.instant();
		return circuits.latest()
			.entrySet()
			.stream()
			.filter((circuit) -> !circuit.getValue().isClosed())
			.map((circuit) -> circuit.getValue().at(now).state(circuit.getKey()))
			.toList();
	}

}
