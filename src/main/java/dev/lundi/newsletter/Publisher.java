package dev.lundi.newsletter;

/**
 * Who publishes a newsletter.
 *
 * @param from header form of the sender, {@code name <address>}
 * @param replyTo address that answers go to
 * @param postalAddress one line
 */
public record Publisher(String from, String replyTo, String postalAddress) {

	/** The sender's name for readers. */
	public String name() {
		String name = from.substring(0, from.lastIndexOf('<')).strip();
		return name.replaceAll("^\"|\"$", "");
	}

	/** The sender's address alone. */
	public String address() {
		return from.substring(from.lastIndexOf('<') + 1, from.lastIndexOf('>'));
	}

}
