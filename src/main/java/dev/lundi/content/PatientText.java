package dev.lundi.content;

/**
 * A text that lets itself be read so often and no more. A regular expression reads a
 * letter of a wrong text once for each way that it tries, and there may be 2^n of them.
 */
final class PatientText implements CharSequence {

	/** Some milliseconds; an ordinary search in a title takes a few hundred. */
	private static final int PATIENCE = 1_000_000;

	private final String text;

	private int reads;

	PatientText(String text) {
		this.text = text;
	}

	@Override
	public char charAt(int index) {
		if (++reads > PATIENCE) {
			throw new TiredException();
		}
		return text.charAt(index);
	}

	@Override
	public int length() {
		return text.length();
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return text.subSequence(start, end);
	}

	@Override
	public String toString() {
		return text;
	}

	/** It was read too often. */
	static final class TiredException extends RuntimeException {

		TiredException() {
			super("The pattern took too long", null, false, false);
		}

	}

}
