package dev.lundi.rendering;

/**
 * A rendered mail with holes where its reader's own values go. Filled, it is octet for
 * octet the mail that templates would render for that reader.
 *
 * @param named whether it is for readers whose name is known
 * @param subject the same for all readers
 */
public record Stencil(boolean named, String subject, StencilText html, StencilText text) {

	/** A mail without holes. */
	public static Stencil of(RenderedEmail email) {
		return new Stencil(false, email.subject(), StencilText.of(email.html()), StencilText.of(email.text()));
	}

	/**
	 * Whether it may be filled for this reader; anybody else's mail is rendered whole.
	 */
	public boolean takes(Personal reader) {
		return named == (reader.name() != null) && PlainValues.are(reader);
	}

	/** The mail of a reader whom it {@link #takes takes}. */
	public RenderedEmail filled(Personal reader) {
		return new RenderedEmail(subject, html.filled(reader), text.filled(reader));
	}

}
