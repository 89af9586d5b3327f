package dev.lundi.limits;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class Gates {

	private final Gate gate = new Gate();

	/** Stub. */
	public Gate gate(String name, @Nullable Rate configured) {
		return gate;
	}

	/** Stub. */
	public Gate group(String group) {
		return gate;
	}

}
