package dev.lundi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SampleEditorialsTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	@TempDir
	Path folder;

	@Test
	void fillsTheLastWeeksAndThePresentOne() throws IOException {
		publishAt("2026-11-25T10:00:00Z");
		assertThat(editorials()).extracting((name) -> name.substring(0, 8))
			.containsExactly("2026-W42", "2026-W43", "2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48");
	}

	@Test
	void countsWeeksOverTheYearsEnd() throws IOException {
		publishAt("2027-01-06T10:00:00Z");
		assertThat(editorials()).extracting((name) -> name.substring(0, 8))
			.containsExactly("2026-W48", "2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53", "2027-W01");
		assertThat(read("2026-W53-", ".md")).contains("published: 2026-12-28T08:30:00");
	}

	@Test
	void startsTheWeekAtMidnightOfTheNewsletter() throws IOException {
		publishAt("2026-11-22T23:30:00Z");
		assertThat(editorials().getLast()).startsWith("2026-W48");
	}

	@Test
	void givesEachWeekItsOwnTextInTurn() throws IOException {
		publishAt("2026-11-25T10:00:00Z");
		assertThat(editorials()).extracting((name) -> name.substring(9))
			.containsExactly("le-pont.md", "la-pluie.md", "le-carnet.md", "le-pont.md", "la-pluie.md", "le-carnet.md",
					"le-pont.md");
	}

	@Test
	void datesAnEditorialInItsWeek() throws IOException {
		publishAt("2026-11-25T10:00:00Z");
		assertThat(read("2026-W44-le-carnet", ".md")).isEqualTo("""
				---
				id: 2026-W44-le-carnet
				title: "Le carnet"
				standfirst: "On y lit : published: 1T08:30."
				author: Une plume
				published: 2026-10-26T08:30:00
				---
				Le mot id: reste dans la phrase.
				""");
	}

	@Test
	void datesCommentsAndKeepsTheirThreads() throws IOException {
		publishAt("2026-11-25T10:00:00Z");
		assertThat(read("2026-W44-le-carnet", ".comments.yaml")).isEqualTo("""
				- id: 2026-W44-c1
				  author: "Ada"
				  published: 2026-10-28T14:05:00
				  text: |
				    Premier.
				- id: "2026-W44-c2"
				  parent: 2026-W44-c1
				  author: "Bo"
				  published: 2026-11-01T23:59:00
				  text: "Deuxième."
				""");
	}

	@Test
	void neverTouchesWhatAnEditorChanged() throws IOException {
		publishAt("2026-11-25T10:00:00Z");
		Path changed = folder.resolve("2026-W44-le-carnet.md");
		Files.writeString(changed, "changed");
		publishAt("2026-11-25T11:00:00Z");
		assertThat(changed).hasContent("changed");
	}

	@Test
	void addsTheNextWeekWhenItHasBegun() throws IOException {
		publishAt("2026-11-25T10:00:00Z");
		publishAt("2026-11-30T10:00:00Z");
		assertThat(editorials()).hasSize(8).last().asString().startsWith("2026-W49");
	}

	private void publishAt(String now) {
		new SampleEditorials("classpath*:dev/lundi/embedded/sample/", folder, PARIS,
				Clock.fixed(Instant.parse(now), ZoneId.of("UTC")))
			.afterPropertiesSet();
	}

	private List<String> editorials() throws IOException {
		return names((name) -> name.endsWith(".md"));
	}

	private String read(String start, String end) throws IOException {
		return Files
			.readString(folder.resolve(names((name) -> name.startsWith(start) && name.endsWith(end)).getFirst()));
	}

	private List<String> names(java.util.function.Predicate<String> wanted) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).filter(wanted).sorted().toList();
		}
	}

}
