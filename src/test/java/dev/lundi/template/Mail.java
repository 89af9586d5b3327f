package dev.lundi.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.rendering.Personal;
import dev.lundi.rendering.RenderedEmail;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A sample of one kind of mail in one language, as one reader gets it. */
record Mail(MailSample sample, Locale language, Personal reader, Record model, RenderedEmail rendered) {

	static final String RIGHT_TO_LEFT = "نور الهدى";

	private static final Pattern WORDS = Pattern.compile("messages_(\\w+)\\.properties");

	private static final List<Locale> LANGUAGES = languages();

	private static final List<Personal> READERS = List.of(reader("Léonie"), reader(null), reader(RIGHT_TO_LEFT),
			reader("Marie-Éléonore-Joséphine de la Tour-Beaurepaire-sous-les-Grands-Tilleuls-du-Préau"));

	private static final List<Mail> EVERY = MailSample.ALL.stream().flatMap(Mail::of).toList();

	/** Every kind, every sample, every language, every reader. */
	static Stream<Mail> every() {
		return EVERY.stream();
	}

	/** Every kind and sample, once. */
	static Stream<Mail> each() {
		return every().filter((mail) -> mail.language.equals(Locale.FRENCH) && mail.reader.equals(READERS.getFirst()));
	}

	static Stream<Mail> issues() {
		return every().filter((mail) -> mail.sample.kind().equals("issue"));
	}

	private static Stream<Mail> of(MailSample sample) {
		return LANGUAGES.stream()
			.flatMap((language) -> READERS.stream()
				.map((reader) -> of(sample, language, reader, sample.model().apply(reader))));
	}

	/** The mail of a model, which need not be the sample's own. */
	static Mail of(MailSample sample, Locale language, Personal reader, Record model) {
		return new Mail(sample, language, reader, model, sample.renderer().render(sample.kind(), language, model));
	}

	/** French, and whatever there is a file of words for. */
	private static List<Locale> languages() {
		try (Stream<Path> files = Files.list(Path.of("email-templates"))) {
			Stream<Locale> others = files.map((file) -> WORDS.matcher(file.getFileName().toString()))
				.filter(Matcher::matches)
				.map((name) -> Locale.forLanguageTag(name.group(1).replace('_', '-')));
			return Stream.concat(Stream.of(Locale.FRENCH), others).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Personal reader(@Nullable String name) {
		return new Personal(name, "https://lundi.example.org/unsubscribe/AQAAAAAAAAAqZWRpdG8-_x",
				"https://lundi.example.org/preferences/AQAAUXMAAAAAAAAAKg-_x");
	}

	Document html() {
		return Jsoup.parse(rendered.html());
	}

	String text() {
		return rendered.text();
	}

	@Override
	public String toString() {
		return "%s in %s for %s".formatted(sample, language,
				(reader.name() == null) ? "somebody without a name" : reader.name());
	}

}
