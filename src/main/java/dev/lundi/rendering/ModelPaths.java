package dev.lundi.rendering;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Which values of a template's model are its reader's own, found by comparing the models
 * of two readers.
 *
 * @param personal paths such as {@code footer.unsubscribeUrl} at which they differ
 * @param shared paths at which they are the same, and all below them
 */
record ModelPaths(List<String> personal, List<String> shared) {

	static ModelPaths between(Record one, Record other) {
		ModelPaths paths = new ModelPaths(new ArrayList<>(), new ArrayList<>());
		paths.compare("", one, other);
		return paths;
	}

	private void compare(String above, Record one, Record other) {
		for (RecordComponent component : one.getClass().getRecordComponents()) {
			String path = above + component.getName();
			Object mine = value(component, one);
			Object theirs = value(component, other);
			if (Objects.equals(mine, theirs)) {
				this.shared.add(path);
			}
			else if (mine instanceof Record inner && theirs instanceof Record its
					&& inner.getClass() == its.getClass()) {
				compare(path + ".", inner, its);
			}
			else {
				this.personal.add(path);
			}
		}
	}

	private static @Nullable Object value(RecordComponent component, Record owner) {
		try {
			component.getAccessor().trySetAccessible();
			return component.getAccessor().invoke(owner);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("%s of %s cannot be read".formatted(component, owner.getClass()), ex);
		}
	}

}
