package dev.lundi.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.delivery.MailingProgress;

/**
 * How many deliveries of a mailing stand in a state, by the state's name in message keys.
 */
record DeliveryCount(String state, long count) {

	static List<DeliveryCount> of(MailingProgress progress) {
		return progress.counts()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> new DeliveryCount(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
			.toList();
	}

}
