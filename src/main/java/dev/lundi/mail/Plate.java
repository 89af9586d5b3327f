package dev.lundi.mail;

import java.util.List;

import dev.lundi.rendering.Personal;
import dev.lundi.rendering.Stencil;

/**
 * The mail of one variant of an issue, written but for the lines that are each reader's
 * own. Safe to share between threads.
 */
public final class Plate {

	/**
	 * Cannot occur in quoted-printable text, where "=" is followed by digits or a line
	 * end.
	 */
	private static final String BOUNDARY = "=_lundi";

	/** For the envelope and for what a reader's own lines are longer by. */
	private static final int ROOM = 2048;

	private final Stencil stencil;

	private final List<Strip> strips;

	private final int expected;

	private final MimeComposer composer;

	private final int htmlOctets;

	Plate(Letterhead letterhead, Stencil stencil, MimeComposer composer) {
		this.stencil = stencil;
		this.composer = composer;
		PlateWriter writer = new PlateWriter();
		new HeaderFields(writer.octets()).mailbox("From", letterhead.name(), letterhead.from())
			.structured("Reply-To", letterhead.replyTo())
			.text("Subject", stencil.subject())
			.structured(letterhead.headers())
			.structured("MIME-Version", "1.0")
			.structured("Content-Type", "multipart/alternative; boundary=\"%s\"".formatted(BOUNDARY));
		part(writer, "plain").body(stencil.text());
		part(writer, "html");
		int before = writer.length();
		writer.body(stencil.html());
		this.htmlOctets = writer.length() - before;
		writer.octets().endLine().add("--" + BOUNDARY + "--").endLine();
		this.strips = writer.strips();
		this.expected = writer.length() + ROOM;
	}

	private static PlateWriter part(PlateWriter writer, String subtype) {
		writer.octets().endLine().add("--" + BOUNDARY).endLine();
		new HeaderFields(writer.octets()).structured("Content-Type", "text/%s; charset=UTF-8".formatted(subtype))
			.structured("Content-Transfer-Encoding", "quoted-printable");
		writer.octets().endLine();
		return writer;
	}

	/** Whether this reader's mail can be printed; anybody else's must be rendered. */
	public boolean takes(Personal reader) {
		return stencil.takes(reader);
	}

	/** How long the HTML part is, as it travels, without what is a reader's own. */
	public int htmlOctets() {
		return htmlOctets;
	}

	/** Writes the mail of a reader whom it {@link #takes takes}. */
	public ComposedEmail print(Envelope envelope, Personal reader) {
		Octets out = new Octets(expected);
		composer.writeEnvelope(envelope, out);
		for (Strip strip : strips) {
			strip.print(reader, out);
		}
		return composer.finished(envelope, out.toByteArray());
	}

}
