package dev.lundi.template;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.lundi.rendering.Prose;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** The web and mail addresses in a model. */
final class Addresses {

	private Addresses() {
	}

	/** All of them. */
	static List<String> of(Record model) {
		return in(model, true).distinct().toList();
	}

	/** Those that the model itself names, not those in somebody's words. */
	static List<String> ownOf(Record model) {
		return in(model, false).distinct().toList();
	}

	private static Stream<String> in(@Nullable Object value, boolean words) {
		return switch (value) {
			case Prose prose -> words ? inWords(prose) : Stream.empty();
			case Collection<?> values -> values.stream().flatMap((each) -> in(each, words));
			case Record part -> Stream.of(part.getClass().getRecordComponents())
				.flatMap((component) -> in(valueOf(component, part), words));
			case null -> Stream.empty();
			default -> Stream.of(value.toString()).filter((text) -> text.matches("(?:https?://|mailto:)\\S+"));
		};
	}

	private static Stream<String> inWords(Prose prose) {
		return Jsoup.parse(prose.html())
			.select("[href], [src]")
			.stream()
			.map((element) -> element.attr("href") + element.attr("src"));
	}

	private static @Nullable Object valueOf(RecordComponent component, Record part) {
		try {
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(part);
		}
		catch (ReflectiveOperationException ex) {
			throw new LinkageError(ex.getMessage(), ex);
		}
	}

}
