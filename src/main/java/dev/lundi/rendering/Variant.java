package dev.lundi.rendering;

import java.util.Locale;

/**
 * What decides how a mail is built; all readers of one variant get the same mail but for
 * what is {@link Personal}.
 *
 * @param language of the mail's frame
 * @param named whether the reader's name is known
 */
public record Variant(Locale language, boolean named) {

	@Override
	public String toString() {
		return language.toLanguageTag() + (named ? ", with a name" : ", without a name");
	}

}
