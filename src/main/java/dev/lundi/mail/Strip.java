package dev.lundi.mail;

import java.util.List;

import dev.lundi.rendering.Personal;
import dev.lundi.rendering.StencilText.Piece;

/** A stretch of a {@link Plate}. */
sealed interface Strip {

	void print(Personal reader, Octets out);

	/** Octets that are the same for all readers. */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Fixed(byte[] octets) implements Strip {

		@Override
		public void print(Personal reader, Octets out) {
			out.add(octets);
		}

	}

	/** A line, without its end, that is encoded anew for each reader. */
	record Line(List<Piece> pieces) implements Strip {

		@Override
		public void print(Personal reader, Octets out) {
			Octets line = new Octets(256);
			pieces.forEach((piece) -> line.add(piece.filled(reader)));
			QuotedPrintable.line(line.toByteArray(), out);
		}

	}

}
