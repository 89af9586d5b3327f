package dev.lundi.limits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The gates that mail passes: one for all mail, one per relay, one per domain group. Each
 * is one row in the database, which all nodes share.
 */
public class Gates {

	private static final String OVERALL = "all";

	static final String RELAY = "relay:";

	private static final String GROUP = "group:";

	private final Map<String, Gate> gates = new ConcurrentHashMap<>();

	private final GateRows rows;

	private final DomainGroups groups;

	private final LongSupplier nanoTime;

	Gates(JdbcClient db, DomainGroups groups, LongSupplier nanoTime) {
		this.rows = new GateRows(db, nanoTime);
		this.groups = groups;
		this.nanoTime = nanoTime;
	}

	/** The gate of all mail. */
	public Gate overall(@Nullable Rate configured) {
		return gate(OVERALL, configured);
	}

	/** The gate of a relay. */
	public Gate relay(String relay, @Nullable Rate configured, @Nullable WarmUp warmUp) {
		return gate(RELAY + relay, configured, warmUp);
	}

	/** The gate of a domain group, at the group's configured rate. */
	public Gate group(String group) {
		return gate(GROUP + group, groups.rate(group).orElse(null));
	}

	/** The gate with this name; without a rate it is open until it is slowed down. */
	public Gate gate(String name, @Nullable Rate configured) {
		return gate(name, configured, null);
	}

	/**
	 * The gate with this name. The first who asks for it in this process decides its rate
	 * and its warm-up.
	 */
	public Gate gate(String name, @Nullable Rate configured, @Nullable WarmUp warmUp) {
		return gates.computeIfAbsent(name, (key) -> new Gate(key, configured, warmUp, rows, nanoTime));
	}

	/** The gate of all mail, if somebody has asked for it. */
	Optional<Gate> overall() {
		return Optional.ofNullable(gates.get(OVERALL));
	}

	/** The gates of relays that somebody has asked for. */
	List<Gate> relays() {
		return gates.entrySet()
			.stream()
			.filter((gate) -> gate.getKey().startsWith(RELAY))
			.map(Map.Entry::getValue)
			.toList();
	}

}
