package dev.lundi.subscriber;

import java.time.Instant;

/**
 * What one package keeps for a limited time only. Every night each bean of this type is
 * called until nothing is left to forget.
 */
public interface Retention {

	/** What it forgets, for the log. */
	String name();

	/**
	 * Forgets a part of what is too old by now, in transactions that make nobody wait.
	 * @param most how many rows a transaction may change
	 * @return how many rows that were; 0 when nothing is left
	 */
	long forget(Instant now, int most);

}
