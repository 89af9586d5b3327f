package dev.lundi.limits;

import java.time.Duration;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class SendWindow {

	/** Stub. */
	public Duration untilOpen(ZoneId zone) {
		return Duration.ZERO;
	}

}
