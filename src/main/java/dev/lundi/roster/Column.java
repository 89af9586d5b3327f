package dev.lundi.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A column of a roster, with the names that it may have in a file. */
enum Column {

	EMAIL("mail", "e mail", "email address", "e mail address", "address", "courriel", "adresse", "adresse e mail",
			"adresse email", "adresse mail", "adresse electronique", "adresse courriel"),

	NAME("full name", "nom", "nom complet"),

	LANGUAGE("lang", "locale", "langue"),

	ZONE("time zone", "timezone", "tz", "fuseau", "fuseau horaire"),

	CONFIRMED_AT("confirmed", "confirmation date", "confirme le", "date de confirmation"),

	CONSENT_SOURCE("source", "consent", "origine", "consentement", "source du consentement", "origine du consentement",
			"preuve de consentement"),

	STATUS("state", "statut", "etat");

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

	/** Each between bars. */
	private final String synonyms;

	Column(String... synonyms) {
		this.synonyms = "|" + String.join("|", synonyms) + "|";
	}

	/** Its name in a file of ours. */
	String title() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The one that a file's header means. */
	static Optional<Column> named(String header) {
		String folded = folded(header);
		return Stream.of(values())
			.filter((column) -> folded(column.title()).equals(folded) || column.synonyms.contains("|" + folded + "|"))
			.findFirst();
	}

	/** Without case, accents and punctuation. */
	static String folded(String text) {
		String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
		return SEPARATORS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
	}

}
