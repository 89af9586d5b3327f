package dev.lundi.sending;

import java.util.function.Function;

import dev.lundi.delivery.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A load whose mails are composed one by one, each right before its turn: two hundred of
 * them at once would fill the memory that the next ones could use warm.
 */
final class ComposedLoad {

	private final Load load;

	private final Function<Claim.Item, Letter> composer;

	private int ahead = -1;

	private @Nullable Letter letterAhead;

	ComposedLoad(Load load, Function<Claim.Item, Letter> composer) {
		this.load = load;
		this.composer = composer;
	}

	Load load() {
		return load;
	}

	int size() {
		return load.items().size();
	}

	/** The letter at this place; the one that was asked for last is not made again. */
	Letter letter(int index) {
		Letter letter = (index == ahead && letterAhead != null) ? letterAhead : composer.apply(load.items().get(index));
		ahead = index;
		letterAhead = letter;
		return letter;
	}

}
