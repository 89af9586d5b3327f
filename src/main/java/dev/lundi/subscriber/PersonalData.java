package dev.lundi.subscriber;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one package keeps of persons in its own tables. Each package that does has one
 * bean of this type, so that nobody else needs to know its tables. The catalogue of all
 * columns is in {@code src/docs/personal-data.md}.
 */
public interface PersonalData {

	/**
	 * All that is kept of a person.
	 * @return rows by the name of their section, which no other package uses
	 */
	Map<String, List<Map<String, @Nullable Object>>> export(Subscriber person);

	/**
	 * Erases that, in the caller's transaction. What goes by itself with the row of the
	 * subscriber needs nothing.
	 */
	void erase(Subscriber person);

}
