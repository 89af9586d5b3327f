package dev.lundi.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.lundi.rendering.StencilText;
import dev.lundi.rendering.StencilText.Piece;
import dev.lundi.rendering.StencilText.Words;

/** Writes a plate: each line without a place at once, those with one for later. */
final class PlateWriter {

	private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

	private final List<byte[]> blocks = new ArrayList<>();

	private final List<OwnLine> ownLines = new ArrayList<>();

	private final List<Piece> line = new ArrayList<>();

	private Octets fixed = new Octets(64 * 1024);

	private int length;

	/** Where to write what is the same for all readers. */
	Octets octets() {
		return fixed;
	}

	/** How many octets were written; lines with a place do not count. */
	int length() {
		return length + fixed.length();
	}

	/**
	 * Writes one part's words; their last line gets no end, as it belongs to what
	 * follows.
	 */
	void body(StencilText text) {
		text.pieces().forEach(this::piece);
		endLine();
	}

	private void piece(Piece piece) {
		switch (piece) {
			case Words words -> words(LINE_END.split(words.text(), -1));
			case StencilText.Place place -> line.add(place);
		}
	}

	private void words(String[] lines) {
		line.add(new Words(lines[0]));
		for (int i = 1; i < lines.length; i++) {
			endLine();
			fixed.endLine();
			line.add(new Words(lines[i]));
		}
	}

	private void endLine() {
		OwnLine written = new OwnLine(List.copyOf(line));
		line.clear();
		if (written.pieces().stream().allMatch(Words.class::isInstance)) {
			written.print(MimeComposer.NOBODY, fixed);
		}
		else {
			endBlock();
			ownLines.add(written);
		}
	}

	private void endBlock() {
		blocks.add(fixed.toByteArray());
		length += fixed.length();
		fixed = new Octets(1024);
	}

	/** What was written between the own lines, before the first, and after the last. */
	List<byte[]> blocks() {
		endBlock();
		return List.copyOf(blocks);
	}

	List<OwnLine> ownLines() {
		return List.copyOf(ownLines);
	}

}
