package dev.lundi.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class FolderSourceTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	private static final Clock MONDAY_MORNING = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), PARIS);

	private static final Week W47 = Week.parse("2026-W47");

	@TempDir
	Path folder;

	@Test
	void aWeekIsGatheredWithItsEditorialItsThreadsAndItsOtherArticles() throws Exception {
		var path = Path.of(Objects.requireNonNull(FolderSourceTests.class.getResource("folder")).toURI());
		var content = source(path, "edito", null).gather(W47);

		var editorial = Objects.requireNonNull(content.editorial());
		assertThat(editorial.id()).isEqualTo("lampe");
		assertThat(editorial.title()).isEqualTo("La lampe du couloir : suite & fin");
		assertThat(editorial.standfirst()).isEqualTo("Ce qu’une ampoule apprend de la patience.");
		assertThat(editorial.byline()).isEqualTo(new Byline("Zoé Marchand", Instant.parse("2026-11-16T07:30:00Z")));
		assertThat(editorial.url()).isEqualTo(URI.create("https://blog.example/lampe/"));
		assertThat(editorial.html()).isEqualTo("""
				<p>Elle s’éteint <em>toujours</em> au même moment.</p>
				<h2>Le couloir</h2>
				<p>On l’a déjà <a href="https://blog.example/couloir">raconté</a>.</p>""");
		assertThat(content.comments()).extracting(Comment::id, Comment::parent, Comment::byEditorialAuthor)
			.containsExactly(tuple("c1", null, false), tuple("c2", "c1", true), tuple("c3", null, false),
					tuple("c4", null, false));
		assertThat(content.comments().getFirst())
			.isEqualTo(new Comment("c1", null, new Byline("Inès", Instant.parse("2026-11-16T08:12:00Z")),
					"<p>La mienne aussi.</p>\n<p>Depuis <strong>mardi</strong>.</p>",
					URI.create("https://blog.example/lampe/#c1"), false));
		assertThat(content.articles()).containsExactly(new Article("ampoules", "Trois ampoules à l’essai",
				"Laquelle tient l’hiver ?", URI.create("https://blog.example/ampoules/")));
	}

	@Test
	void theNewestItemOfTheWeekLeads() {
		write("a.md", "title: Premier\npublished: 2026-11-16T08:00\nurl: https://blog.example/a");
		write("b.md", "title: Second\npublished: 2026-11-18T08:00\nurl: https://blog.example/b");
		var content = gather(W47);
		assertThat(title(content)).isEqualTo("Second");
		assertThat(content.articles()).extracting(Article::title).containsExactly("Premier");
	}

	@Test
	void theTitlePatternIsFoundAnywhereInTheTitle() {
		write("a.md", "title: L’édito du lundi\npublished: 2026-11-16T08:00");
		write("b.md", "title: Brèves\npublished: 2026-11-18T08:00");
		assertThat(title(source(folder, null, "édito").gather(W47))).isEqualTo("L’édito du lundi");
		assertThat(source(folder, null, "^édito").gather(W47).editorial()).isNull();
		assertThat(source(folder, "inconnue", null).gather(W47).editorial()).isNull();
	}

	@Test
	void aWeekWithoutItemsIsEmpty() {
		assertThat(gather(W47).editorial()).isNull();
		assertThat(gather(W47).comments()).isEmpty();
		assertThat(gather(W47).articles()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-W47, 2026-11-16T00:00:00", "2026-W46, 2026-11-15T23:59:59", "2026-W47, 2026-11-22T23:59:59",
			"2026-W47, 2026-11-15T23:00:00Z", "2026-W46, 2026-11-15T22:59:59Z", "2026-W47, 2026-11-16T08:30+09:00",
			"2026-W46, 2026-11-16T07:59+09:00", "2026-W47, 2026-11-16 08:30", "2026-W43, 2026-10-25T23:59:59",
			"2026-W43, 2026-10-25T22:59:59Z", "2026-W44, 2026-10-25T23:00:00Z", "2026-W13, 2026-03-29T21:59:59Z",
			"2026-W14, 2026-03-29T22:00:00Z" })
	void theWeekIsTheNewslettersAlsoWhenTheClocksChange(String week, String published) {
		write("a.md", "title: Un\npublished: " + published);
		assertThat(gather(Week.parse(week)).editorial()).isNotNull();
		assertThat(gather(Week.parse(week).next()).editorial()).isNull();
		assertThat(gather(Week.parse(week).previous()).editorial()).isNull();
	}

	@Test
	void whatIsDatedAfterNowDoesNotExistYet() {
		write("a.md", "title: Un\npublished: 2026-11-23T06:59:59");
		write("b.md", "title: Deux\npublished: 2026-11-23T07:00:01");
		file("a.comments.yaml", """
				- {id: 1, published: 2026-11-23T06:59:59, text: déjà}
				- {id: 2, parent: 3, published: 2026-11-23T07:00:00, text: juste}
				- {id: 3, published: 2026-11-23T07:00:01, text: pas encore}
				""");
		var content = gather(W47.next());
		assertThat(title(content)).isEqualTo("Un");
		assertThat(content.comments()).extracting(Comment::id, Comment::parent)
			.containsExactly(tuple("1", null), tuple("2", null));
	}

	@Test
	void commentsMayBeJson() {
		write("a.md", "title: Un\npublished: 2026-11-16T08:00");
		file("a.comments.json", """
				[{"id": 7, "author": "Inès", "published": "2026-11-24T09:00:00+01:00", "text": "demain"},
				 {"id": 8, "author": null, "published": "2026-11-17T09:00:00", "text": "L\\u2019autre\\njour"}]""");
		assertThat(gather(W47).comments()).extracting(Comment::id, Comment::html, comment -> comment.byline().author())
			.containsExactly(tuple("8", "<p>L’autre\njour</p>", ""));
	}

	@Test
	void windowsLineEndsAndAByteOrderMarkAreRead() {
		file("a.md", "\uFEFF---\r\ntitle: Un\r\npublished: 2026-11-16T08:00\r\n---\r\nCorps.\r\n");
		assertThat(Objects.requireNonNull(gather(W47).editorial()).html()).isEqualTo("<p>Corps.</p>");
	}

	@Test
	void hiddenFilesAndOtherKindsAreLeftAlone() {
		file(".a.md", "rien");
		file("notes.txt", "rien");
		assertThat(gather(W47).editorial()).isNull();
	}

	@Test
	void hostileCommentsAreSanitised() {
		write("a.md", "title: Un\npublished: 2026-11-16T08:00");
		file("a.comments.yaml", "- {id: 1, author: \"M\\u202Eal\\r\\nBcc: x\", published: 2026-11-17T09:00:00, "
				+ "text: \"[ici](javascript:x()) <b onclick=x()>là</b><script>x()</script>\"}");
		var comment = gather(W47).comments().getFirst();
		assertThat(comment.html()).isEqualTo("<p>ici <strong>là</strong></p>");
		assertThat(comment.byline().author()).isEqualTo("Mal Bcc: x");
	}

	private WeekContent gather(Week week) {
		return source(folder, null, null).gather(week);
	}

	private static ContentSource source(Path path, @Nullable String category, @Nullable String titlePattern) {
		return new ContentSources(MONDAY_MORNING).open(new SourceSettings(SourceSettings.Type.FOLDER, null, path,
				category, null, null, titlePattern, null, false), PARIS);
	}

	private static String title(WeekContent content) {
		return Objects.requireNonNull(content.editorial()).title();
	}

	private void write(String name, String frontMatter) {
		file(name, "---\n" + frontMatter + "\n---\nCorps.\n");
	}

	private void file(String name, String text) {
		try {
			Files.writeString(folder.resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
