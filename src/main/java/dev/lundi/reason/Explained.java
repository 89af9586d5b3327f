package dev.lundi.reason;

/**
 * What knows its reason: an exception that tells an operator the cause and the remedy.
 */
public interface Explained {

	Reason reason();

}
