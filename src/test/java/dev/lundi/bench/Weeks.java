package dev.lundi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import dev.lundi.content.Week;

/** A folder source that gets one more week, with the same editorial, whenever asked. */
final class Weeks {

	private final Path folder;

	private Week last = Week.of(LocalDate.of(2020, 1, 6));

	Weeks(Path folder) {
		this.folder = folder;
	}

	Path folder() {
		return folder;
	}

	Week next() {
		last = last.next();
		try {
			Files.createDirectories(folder);
			Files.writeString(folder.resolve(last + ".comments.yaml"),
					Fixture.read("comments.yaml").replace("DAY", last.monday().plusDays(2).toString()));
			Files.writeString(folder.resolve(last + ".md"), """
					---
					id: %s
					title: "%s"
					standfirst: "%s"
					author: Camille Sorbier
					published: %sT08:30:00
					---
					%s""".formatted(last, Fixture.TITLE, Fixture.STANDFIRST, last.monday().plusDays(1),
					Fixture.read("editorial.md")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return last;
	}

}
