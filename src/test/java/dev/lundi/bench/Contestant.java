package dev.lundi.bench;

/** Something that sends mails and is measured in turn with the others. */
interface Contestant {

	String name();

	/** Sends its mails once, and measures it. */
	Sample run();

}
