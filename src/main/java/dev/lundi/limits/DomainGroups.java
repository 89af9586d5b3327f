package dev.lundi.limits;

import java.util.Map;
import java.util.OptionalInt;

import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class DomainGroups {

	/** Stub. */
	public Map<String, String> groupsByDomain() {
		return Map.of();
	}

	/** Stub. */
	public OptionalInt connections(String group) {
		return OptionalInt.empty();
	}

}
