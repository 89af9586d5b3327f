package dev.lundi.mail;

/** A text is not an address; the flaw says why. */
public class InvalidAddressException extends IllegalArgumentException {

	private final Flaw flaw;

	InvalidAddressException(Flaw flaw) {
		super(flaw.words);
		this.flaw = flaw;
	}

	public Flaw flaw() {
		return flaw;
	}

	/** What is wrong with it. */
	public enum Flaw {

		/** There is no @ with something on both of its sides. */
		AT("it needs one @ between a name and a domain"),

		/** The local part has a character that may not be in one. */
		LOCAL_PART("the part before the @ has a character or a dot where none may be"),

		/** The local part is longer than RFC 5321 §4.5.3.1.1 allows. */
		LONG_LOCAL_PART("the part before the @ is too long"),

		/** No domain can have this name. */
		DOMAIN("the part after the @ is not a domain"),

		/** It is longer than RFC 5321 §4.5.3.1.3 allows. */
		LONG("it is too long");

		private final String words;

		Flaw(String words) {
			this.words = words;
		}

	}

}
