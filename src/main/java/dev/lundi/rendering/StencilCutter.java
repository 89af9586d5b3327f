package dev.lundi.rendering;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.rendering.StencilText.Piece;
import dev.lundi.rendering.StencilText.Place;
import dev.lundi.rendering.StencilText.Value;
import dev.lundi.rendering.StencilText.Words;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stencil from a mail rendered with markers for its reader's own values, and tries
 * it: where a filled stencil and a rendered mail differ by one character, there is none.
 */
final class StencilCutter {

	/** Has what Thymeleaf escapes, so that each place shows how it writes values. */
	private static final Personal REVEALING = new Personal("O'Hé & -.’", "https://a.example/?b=1&c='d'\"<e>~",
			"http://f.example/?g='h'&i=\"<j>~2");

	private static final String SHORT_LINK = "http://a";

	private static final String LONG_LINK = "https://" + "l".repeat(PlainValues.LONGEST_LINK - 8);

	private static final String WIDE_NAME = "W".repeat(PlainValues.LONGEST_NAME);

	/** May be broken anywhere, if it stands in a word that is too long for a line. */
	private static final String IDEOGRAPHS = "\u6f22".repeat(PlainValues.LONGEST_NAME / 2);

	/**
	 * The ends of what is plain. A line that breaks in the same places around the
	 * shortest and the longest value, of one word and of many, does so around all
	 * between.
	 */
	private static final List<Personal> PROBES = Stream
		.concat(Stream.of(REVEALING),
				Stream.of("i", "i i", WIDE_NAME, "Wm ".repeat(13) + "W", IDEOGRAPHS).flatMap(StencilCutter::probes))
		.toList();

	private static final int MARK_LENGTH = 18;

	private final Function<Personal, RenderedEmail> render;

	private final boolean named;

	private final Personal marker;

	StencilCutter(Function<Personal, RenderedEmail> render, boolean named) {
		this.render = render;
		this.named = named;
		// Not to be guessed, so that nobody's words can hold it and make mails slow.
		this.marker = reader(new Personal(mark(), "https://" + mark(), "https://" + mark()));
	}

	private static Stream<Personal> probes(String name) {
		return Stream.of(SHORT_LINK, LONG_LINK)
			.flatMap((one) -> Stream.of(new Personal(name, one, SHORT_LINK), new Personal(name, one, LONG_LINK)));
	}

	private static String mark() {
		return new SecureRandom().ints(MARK_LENGTH, 'a', 'z' + 1)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

	private Personal reader(Personal probe) {
		return this.named ? probe : new Personal(null, probe.unsubscribeUrl(), probe.preferencesUrl());
	}

	/** Empty when only rendering can tell how such a mail looks. */
	Optional<Stencil> cut() {
		RenderedEmail marked = this.render.apply(this.marker);
		RenderedEmail revealed = this.render.apply(reader(REVEALING));
		List<Piece> html = pieces(marked.html(), revealed.html());
		List<Piece> text = pieces(marked.text(), revealed.text());
		if (html == null || text == null) {
			return Optional.empty();
		}
		return Optional.of(new Stencil(this.named, marked.subject(), new StencilText(html), new StencilText(text)))
			.filter(this::fits);
	}

	private boolean fits(Stencil stencil) {
		return PROBES.stream()
			.map(this::reader)
			.allMatch((probe) -> stencil.filled(probe).equals(this.render.apply(probe)));
	}

	/** Null when a value is written in a way that is not known. */
	private @Nullable List<Piece> pieces(String marked, String revealed) {
		List<Piece> pieces = new ArrayList<>();
		StringBuilder expected = new StringBuilder();
		int from = 0;
		for (Mark mark = next(marked, from); mark != null; mark = next(marked, from)) {
			Words words = new Words(marked.substring(from, mark.start()));
			expected.append(words.text());
			Place place = place(mark.value(), revealed, expected.length());
			if (place == null) {
				return null;
			}
			expected.append(place.filled(REVEALING));
			pieces.addAll(List.of(words, place));
			from = mark.end();
		}
		pieces.add(new Words(marked.substring(from)));
		return pieces;
	}

	private @Nullable Mark next(String marked, int from) {
		return Stream.of(Value.values())
			.filter((value) -> this.named || value != Value.NAME)
			.map((value) -> Mark.of(value, value.of(this.marker), marked, from))
			.filter((mark) -> mark.start() >= 0)
			.min((one, other) -> Integer.compare(one.start(), other.start()))
			.orElse(null);
	}

	private static @Nullable Place place(Value value, String revealed, int at) {
		return Stream.of(new Place(value, false), new Place(value, true))
			.filter((place) -> revealed.startsWith(place.filled(REVEALING), at))
			.findFirst()
			.orElse(null);
	}

	/** Where a marker stands. */
	private record Mark(Value value, int start, int end) {

		static Mark of(Value value, String marker, String marked, int from) {
			int start = marked.indexOf(marker, from);
			return new Mark(value, start, start + marker.length());
		}

	}

}
