package dev.lundi.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FolderSourceProblemTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	private static final Clock MONDAY_MORNING = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), PARIS);

	private static final Week W47 = Week.parse("2026-W47");

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					published: 2026-11-16T08:00                    | line 2 | « title » is missing                | Add « title
					title: Un                                      | line 2 | « published » is missing            | Add « published
					title: Un\\npublished: hier                    | line 3 | not a date and time: hier           | like 2026-11-16T08:30
					title: Un\\npublished: 2026-11-16              | line 3 | not a date and time                 | like 2026-11-16T08:30
					title: Un\\npublished: 2026-11-31T08:00        | line 3 | not a date and time                 | like 2026-11-16T08:30
					title: [Un]\\npublished: 2026-11-16T08:00      | line 2 | « title » is not a text             | one value
					title: Un\\ntitle: Deux                        | line 3 | « title » is there twice            | Keep one
					title: Un: deux                                | line 2 | this is not YAML                    | quotation marks
					published: 2026-11-16T08:00\\ntitle: "Un       | line   | this is not YAML                    | quotation marks
					title: Un\\npublished: 2026-11-16T08:00\\nurl: blog | line 4 | « url » is not an address: blog | https://blog.example
					title: Un\\npublished: 2026-11-16T08:00\\nurl: javascript:x() | line 4 | « url » is not an address | https://
					- a\\n- b                                      | line 2 | not a list of « name: value » lines | one field per line
					''                                             | a.md   | the front matter is empty           | title and published
					title: !!java.net.URL [http://x.example]\\npublished: 2026-11-16T08:00 | line 2 | tag is not allowed | a.md
					""")
	void aMalformedItemIsRefusedWithItsLineCauseAndRemedy(String fields, String line, String cause, String remedy) {
		write("a.md", fields.replace("\\n", "\n"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContainingAll("a.md", line, cause, remedy);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Corps seul.", "---\ntitle: Un\npublished: 2026-11-16T08:00\nCorps.",
			"--\ntitle: Un\n--\n" })
	void aFileWithoutFrontMatterIsRefused(String text) {
		file("a.md", text);
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContainingAll("a.md, line 1", "front matter is missing or does not end");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					- {id: 1, published: 2026-11-16T08:00}                        | line 1 | « text » is missing
					- {published: 2026-11-16T08:00, text: a}                      | line 1 | « id » is missing
					- {id: 1, text: a}                                            | line 1 | « published » is missing
					- {id: 1, text: a, published: 2026-11-16T08:00}\\n- {id: 1, text: b, published: 2026-11-16T08:00} | line 2 | « 1 » is there twice
					- {id: 1, text: a, published: jamais}                         | line 1 | not a date and time: jamais
					- bonjour                                                     | line 1 | not a list of « name: value »
					id: 1                                                         | line 1 | not a list of comments
					- [                                                           | line   | this is not YAML
					""")
	void aMalformedCommentIsRefusedSoThatNoHalfWeekIsGathered(String yaml, String line, String cause) {
		write("a.md", "title: Un\npublished: 2026-11-16T08:00");
		file("a.comments.yaml", yaml.replace("\\n", "\n"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContainingAll("a.comments.yaml", line, cause);
	}

	@Test
	void aMultiplyingYamlIsRefused() {
		write("a.md", "title: Un\npublished: 2026-11-16T08:00");
		var yaml = new StringBuilder("- &a0 [x, x]\n");
		for (var level = 1; level < 30; level++) {
			yaml.append("- &a%1$d [*a%2$d, *a%2$d, *a%2$d]\n".formatted(level, level - 1));
		}
		file("a.comments.yaml", yaml.toString());
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContaining("a.comments.yaml");
		file("a.comments.yaml", "[".repeat(10_000));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContaining("this is not YAML");
	}

	@Test
	void aLongTextThatNeverEndsItsFrontMatterIsRefused() {
		file("a.md", "---\n" + "Encore une ligne.\n".repeat(100_000));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContaining("does not end");
	}

	@Test
	void twoItemsOfOneIdAreRefused() {
		write("a.md", "id: x\ntitle: Un\npublished: 2026-11-16T08:00");
		write("b.md", "id: x\ntitle: Deux\npublished: 2025-11-16T08:00");
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContainingAll("b.md", "« x » is also that of a.md", "another id");
	}

	@Test
	void twoCommentFilesOfOneItemAreRefused() {
		write("a.md", "title: Un\npublished: 2026-11-16T08:00");
		file("a.comments.yaml", "");
		assertThat(gather(W47).comments()).isEmpty();
		file("a.comments.json", "[]");
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContainingAll("a.comments.json", "also in a.comments.yaml", "Keep one");
	}

	@Test
	void aMissingFolderIsSaidInWords() {
		assertThatExceptionOfType(SourceException.class)
			.isThrownBy(() -> source(folder.resolve("absent"), null, null).gather(W47))
			.withMessageContainingAll("absent", "it does not exist", "source.path");
		file("fichier", "");
		assertThatExceptionOfType(SourceException.class)
			.isThrownBy(() -> source(folder.resolve("fichier"), null, null).gather(W47))
			.withMessageContaining("it is not a folder");
	}

	@Test
	void aFileInAnotherEncodingIsSaidInWords() throws IOException {
		Files.write(folder.resolve("a.md"), "---\ntitle: Été\n---\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContainingAll("a.md", "save it as UTF-8");
	}

	@Test
	void aFileBeyondTheLimitIsRefused() throws IOException {
		Files.write(folder.resolve("a.md"), new byte[10 * 1024 * 1024 + 1]);
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> gather(W47))
			.withMessageContainingAll("a.md", "longer than 10485760 bytes");
	}

	private WeekContent gather(Week week) {
		return source(folder, null, null).gather(week);
	}

	private static ContentSource source(Path path, @Nullable String category, @Nullable String titlePattern) {
		return new ContentSources(MONDAY_MORNING).open(new SourceSettings(SourceSettings.Type.FOLDER, null, path,
				category, null, null, titlePattern, null, false), PARIS);
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
