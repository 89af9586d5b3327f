package dev.lundi.bench;

import java.util.function.Supplier;

/** A contestant that is a process asked to do one thing. */
record Asked(String name, Supplier<Sample> sending) implements Contestant {

	@Override
	public Sample run() {
		return sending.get();
	}

}
