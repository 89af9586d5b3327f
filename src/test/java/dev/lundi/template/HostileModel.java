package dev.lundi.template;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lundi.rendering.Prose;
import org.jspecify.annotations.Nullable;

/** A model in every text of which the same words stand. */
final class HostileModel {

	private final String words;

	private final Function<String, Prose> prose;

	HostileModel(String words, Function<String, Prose> prose) {
		this.words = words;
		this.prose = prose;
	}

	/** Fills every text of a model, those that are null or addresses as well. */
	Record in(Record model) {
		try {
			RecordComponent[] components = model.getClass().getRecordComponents();
			Constructor<? extends Record> constructor = model.getClass()
				.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
			constructor.setAccessible(true);
			@Nullable Object[] values = new @Nullable Object[components.length];
			for (int i = 0; i < components.length; i++) {
				components[i].getAccessor().setAccessible(true);
				values[i] = filled(components[i].getType(), components[i].getAccessor().invoke(model));
			}
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new LinkageError(ex.getMessage(), ex);
		}
	}

	private @Nullable Object filled(Class<?> type, @Nullable Object value) {
		if (type.equals(String.class)) {
			return words;
		}
		return switch (value) {
			case Prose ignored -> prose.apply(words);
			case List<?> values -> values.stream().map((each) -> filled(each.getClass(), each)).toList();
			case Record part -> in(part);
			case null -> null;
			default -> value;
		};
	}

}
