package dev.lundi.rendering;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.unbescape.html.HtmlEscape;

/** One part of a {@link Stencil}: words, and places for what is its reader's own. */
public record StencilText(List<Piece> pieces) {

	static StencilText of(String words) {
		return new StencilText(List.of(new Words(words)));
	}

	String filled(Personal reader) {
		return pieces.stream().map((piece) -> piece.filled(reader)).collect(Collectors.joining());
	}

	/** A stretch of it. */
	public sealed interface Piece {

		/** How it reads in the mail of this reader. */
		String filled(Personal reader);

	}

	/** The same for all readers. */
	public record Words(String text) implements Piece {

		@Override
		public String filled(Personal reader) {
			return text;
		}

	}

	/**
	 * Where a reader's own value stands.
	 *
	 * @param escaped whether it is written as Thymeleaf writes values into HTML
	 */
	public record Place(Value value, boolean escaped) implements Piece {

		@Override
		public String filled(Personal reader) {
			String own = value.of(reader);
			return escaped ? HtmlEscape.escapeHtml4Xml(own) : own;
		}

	}

	/** Which of a reader's own values. */
	public enum Value {

		/** How the reader is called. */
		NAME,

		/** Where the reader leaves. */
		UNSUBSCRIBE_URL,

		/** Where the reader chooses. */
		PREFERENCES_URL;

		String of(Personal reader) {
			return switch (this) {
				case NAME -> Objects.requireNonNull(reader.name(), "A stencil for names was given none");
				case UNSUBSCRIBE_URL -> reader.unsubscribeUrl();
				case PREFERENCES_URL -> reader.preferencesUrl();
			};
		}

	}

}
