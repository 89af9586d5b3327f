package dev.lundi.desk;

import dev.lundi.preview.Look;

/**
 * An editor before an issue. Methods that templates call are public.
 *
 * @param look how the editor looks at its mail
 */
record Visit(IssueAddress address, Look look, DeskWords words) {

	/** The address of the page that looks the same but for one thing. */
	public String with(String kind, String word) {
		return address.path() + look.with(kind, word);
	}

	/** The address below this page, such as {@code /approve}, that leads back to it. */
	public String at(String below) {
		return address.path() + below + look.query();
	}

	/** The address of the mail's HTML for a frame: its links lead out of it. */
	public String framed() {
		return address.path() + "/mail.html" + look.with("framed", "yes");
	}

}
