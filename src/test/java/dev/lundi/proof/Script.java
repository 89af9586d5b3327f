package dev.lundi.proof;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** How a {@link FaultyRelay} misbehaves. Called by one thread per connection. */
@FunctionalInterface
public interface Script {

	/** It behaves. */
	Script NONE = (moment, visit) -> null;

	/** The fault at this moment; null when there is none. */
	@Nullable Fault at(Moment moment, Visit visit);

	/** This script's fault, or else the other's. */
	default Script or(Script other) {
		return (moment, visit) -> {
			Fault fault = at(moment, visit);
			return (fault != null) ? fault : other.at(moment, visit);
		};
	}

	/** Misbehaves at this moment, whoever is served. */
	static Script always(Moment when, Fault fault) {
		return (moment, visit) -> (moment == when) ? fault : null;
	}

	/** Misbehaves at this moment, the nth time that it comes. */
	static Script nth(Moment when, int number, Fault fault) {
		AtomicInteger count = new AtomicInteger();
		return (moment, visit) -> (moment == when && count.incrementAndGet() == number) ? fault : null;
	}

	/** Misbehaves at this moment towards these recipients, every time they are named. */
	static Script towards(Map<String, Fault> faults, Moment when) {
		Map<String, Fault> known = new ConcurrentHashMap<>(faults);
		return (moment, visit) -> (moment == when) ? known.get(visit.recipient()) : null;
	}

}
