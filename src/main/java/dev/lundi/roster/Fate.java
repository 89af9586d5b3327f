package dev.lundi.roster;

import java.util.Locale;

/** What an import does with a good row. */
enum Fate {

	/** A new subscription, confirmed as the row can show. */
	CONFIRMED,

	/** A new subscription that its owner has not confirmed. */
	PENDING,

	/** There is one already: it stays as it is. */
	PRESENT,

	/** Whoever left stays away. */
	GONE,

	/** The address must not be mailed. */
	SUPPRESSED,

	/** The address stood in an earlier row. */
	DUPLICATE;

	/** As it is written in the database's columns and in message keys. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
