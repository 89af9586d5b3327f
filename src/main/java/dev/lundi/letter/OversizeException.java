package dev.lundi.letter;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;

/** An issue's mail is longer than mail programs show. The message says what to do. */
public class OversizeException extends RuntimeException implements Explained {

	private final int octets;

	private final int most;

	OversizeException(int octets, int most) {
		super(Reason.of("oversize", octets, most).toString());
		this.octets = octets;
		this.most = most;
	}

	@Override
	public Reason reason() {
		return Reason.of("oversize", octets, most);
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
