package dev.lundi.mail;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

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

	/** Of the envelope and a reader's own lines. */
	private static final int EXPECTED = 4096;

	private final Stencil stencil;

	private final List<ByteBuffer> blocks;

	private final List<OwnLine> ownLines;

	private final MimeComposer composer;

	private final int htmlOctets;

	/**
	 * Writes what is the same for all.
	 * @param memory where to keep it
	 */
	Plate(Letterhead letterhead, Stencil stencil, MimeComposer composer, IntFunction<ByteBuffer> memory) {
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
		this.blocks = writer.blocks().stream().map((block) -> memory.apply(block.length).put(block).flip()).toList();
		this.ownLines = writer.ownLines();
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
		Octets own = new Octets(EXPECTED);
		composer.writeEnvelope(envelope, own);
		int[] ends = new int[blocks.size()];
		ends[0] = own.length();
		for (int i = 1; i < ends.length; i++) {
			ownLines.get(i - 1).print(reader, own);
			ends[i] = own.length();
		}
		return composer.finished(envelope, woven(ByteBuffer.wrap(own.toByteArray()), ends));
	}

	/** Each stretch of what is the reader's own goes before its block. */
	private List<ByteBuffer> woven(ByteBuffer own, int[] ends) {
		List<ByteBuffer> parts = new ArrayList<>(2 * ends.length);
		int from = 0;
		for (int i = 0; i < ends.length; i++) {
			parts.add(own.slice(from, ends[i] - from));
			parts.add(blocks.get(i));
			from = ends[i];
		}
		return parts;
	}

}
