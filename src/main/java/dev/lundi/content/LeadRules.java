package dev.lundi.content;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.lundi.cleaning.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a newsletter's settings ask of an item that leads its week; null for anything.
 */
record LeadRules(@Nullable String category, @Nullable String tag, @Nullable String author,
		@Nullable Pattern titlePattern) {

	/** Longer than any title; a pattern cannot be led deeper than this. */
	private static final int LONGEST_TITLE = 300;

	static LeadRules of(SourceSettings settings) {
		return new LeadRules(present(settings.category()), present(settings.tag()), present(settings.author()),
				pattern(present(settings.titlePattern())));
	}

	private static @Nullable String present(@Nullable String text) {
		return text == null || text.isBlank() ? null : text.strip();
	}

	private static @Nullable Pattern pattern(@Nullable String regex) {
		try {
			return regex == null ? null : Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(
					"source.title-pattern is not a regular expression (%s): %s; write it like ^L’édito"
						.formatted(ex.getDescription(), regex),
					ex);
		}
	}

	/** Whether a source must tell the categories and tags of its items. */
	boolean needTopics() {
		return category != null || tag != null;
	}

	boolean allow(Item item) {
		return isAmong(category, item.topics().categories()) && isAmong(tag, item.topics().tags())
				&& (author == null || author.equalsIgnoreCase(item.editorial().byline().author()))
				&& (titlePattern == null || isIn(item.editorial().title(), titlePattern));
	}

	private static boolean isAmong(@Nullable String wanted, Set<String> names) {
		return wanted == null || names.stream().anyMatch(wanted::equalsIgnoreCase);
	}

	/** Titles are hostile: one that keeps the pattern busy is not what it looks for. */
	private static boolean isIn(String title, Pattern pattern) {
		try {
			return pattern.matcher(new PatientText(PlainText.shorten(title, LONGEST_TITLE))).find();
		}
		catch (PatientText.TiredException ex) {
			return false;
		}
	}

}
