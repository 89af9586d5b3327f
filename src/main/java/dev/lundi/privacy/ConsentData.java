package dev.lundi.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.lundi.consent.Consents;
import dev.lundi.subscriber.PersonalData;
import dev.lundi.subscriber.Retention;
import dev.lundi.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The consents of a person. They are the proof that mailing was allowed, so they stay,
 * under the keyed hash of the address; where they came from goes, at the latest after six
 * months.
 */
@Component
class ConsentData implements PersonalData, Retention {

	private static final int MONTHS = 6;

	private final Consents consents;

	ConsentData(Consents consents) {
		this.consents = consents;
	}

	@Override
	public Map<String, List<Map<String, @Nullable Object>>> export(Subscriber person) {
		return Map.of("consents", consents.of(person.email()));
	}

	@Override
	public void erase(Subscriber person) {
		consents.forgetOrigins(person.email());
	}

	@Override
	public String name() {
		return "origins of consents";
	}

	@Override
	public long forget(Instant now, int most) {
		return consents.forgetOrigins(now.atOffset(ZoneOffset.UTC).minusMonths(MONTHS).toInstant(), most);
	}

}
