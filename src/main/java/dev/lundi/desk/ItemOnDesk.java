package dev.lundi.desk;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.ItemMark;
import org.jspecify.annotations.Nullable;

/**
 * An item that an issue's week could have taken. Methods that templates call are public.
 *
 * @param identity by which it is known from week to week
 * @param published when, in words
 * @param reason why it is in or out, in words
 * @param mark what editors want of it when it is gathered again; null when they said
 * nothing
 */
record ItemOnDesk(String identity, String title, @Nullable URI url, String published, String reason, boolean taken,
		@Nullable ItemMark mark) {

	/** What can be wanted of it, in message keys; empty for what the settings say. */
	public List<String> choices() {
		return switch (mark) {
			case null -> List.of("lead", "skip");
			case LEAD -> List.of("", "skip");
			case SKIP -> List.of("", "lead");
		};
	}

	/** In message keys; empty without a mark. */
	public String marked() {
		return (mark != null) ? mark.name().toLowerCase(Locale.ROOT) : "";
	}

}
