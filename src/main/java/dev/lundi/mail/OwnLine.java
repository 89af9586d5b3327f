package dev.lundi.mail;

import java.util.List;

import dev.lundi.rendering.Personal;
import dev.lundi.rendering.StencilText.Piece;

/**
 * A line of a {@link Plate} with something in it that is its reader's own: it is encoded
 * anew for each.
 */
record OwnLine(List<Piece> pieces) {

	private static final int EXPECTED = 512;

	/** Writes it without its end. */
	void print(Personal reader, Octets out) {
		Octets line = new Octets(EXPECTED);
		pieces.forEach((piece) -> line.add(piece.filled(reader)));
		QuotedPrintable.line(line.toByteArray(), out);
	}

}
