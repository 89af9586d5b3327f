package dev.lundi.limits;

import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class Breakers {

	/** Stub. */
	public Breaker of(String name) {
		return new Breaker();
	}

}
