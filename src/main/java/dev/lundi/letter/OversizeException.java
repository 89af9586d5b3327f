package dev.lundi.letter;

import java.util.Locale;

/** An issue's mail is longer than mail programs show. The message says what to do. */
public class OversizeException extends RuntimeException {

	private final int octets;

	private final int most;

	OversizeException(int octets, int most) {
		super(String.format(Locale.ROOT,
				"%,d of %,d octets: the HTML part is too long, and mail programs would hide its end with the link to "
						+ "unsubscribe. Shorten the editorial, or leave out comments or articles.",
				octets, most));
		this.octets = octets;
		this.most = most;
	}

	/** Of the HTML part as it travels. */
	public int octets() {
		return octets;
	}

	/** That it may have. */
	public int most() {
		return most;
	}

}
