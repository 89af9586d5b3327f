package dev.lundi.roster;

import java.time.Instant;

import dev.lundi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/** One person's place in a roster. */
sealed interface Row {

	/** Where it begins in the file, counted from 1. */
	long line();

	/**
	 * One that can be read.
	 *
	 * @param language as a BCP 47 tag
	 * @param zone name of a time zone; null when not given
	 * @param confirmedAt when the person confirmed; null unless the source is known as
	 * well
	 * @param source how, in the operator's words
	 * @param ended whether it says that the person left
	 */
	record Good(long line, EmailAddress email, @Nullable String name, String language, @Nullable String zone,
			@Nullable Instant confirmedAt, @Nullable String source, boolean ended) implements Row {
	}

	/**
	 * One that cannot.
	 *
	 * @param field the column's name
	 * @param value what stands there, shortened
	 * @param fault the end of a message's key
	 */
	record Bad(long line, String field, String value, String fault) implements Row {
	}

}
