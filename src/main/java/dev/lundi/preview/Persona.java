package dev.lundi.preview;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * An invented reader, as whom an editor looks at a mail. Methods that templates call are
 * public.
 */
enum Persona {

	/** A reader as most are. */
	NAMED("Camille", Locale.FRENCH),

	/** Nobody knows the name. */
	UNNAMED(null, Locale.FRENCH),

	/** A name that hardly fits on a phone. */
	LONG_NAME("Marie-Éléonore-Joséphine de la Tour-Beaurepaire-sous-les-Grands-Tilleuls-du-Préau", Locale.FRENCH),

	/** A name that is written from right to left. */
	RIGHT_TO_LEFT("نور الهدى", Locale.FRENCH),

	/** Reads the frame of the mail in English. */
	ENGLISH("Robin", Locale.ENGLISH);

	/** No row of the database: its links lead to nobody's subscription. */
	private static final long NOBODY = 0;

	private final @Nullable String called;

	private final Locale language;

	Persona(@Nullable String called, Locale language) {
		this.called = called;
		this.language = language;
	}

	static Optional<Persona> find(String word) {
		return Stream.of(values()).filter((persona) -> persona.word().equals(word)).findFirst();
	}

	/** The word in addresses and message keys. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	Subscriber subscriber() {
		return new Subscriber(NOBODY, new EmailAddress(word(), "persona.example"), called, language);
	}

}
