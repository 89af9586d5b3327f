package dev.lundi.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A folder of Markdown files. */
class FolderBlog extends Blog {

	private final Path folder;

	FolderBlog(Path folder) {
		this.folder = folder;
	}

	@Override
	SourceSettings settings(@Nullable String category, @Nullable String titlePattern) {
		return new SourceSettings(SourceSettings.Type.FOLDER, null, folder, category, null, null, titlePattern, null,
				false);
	}

	@Override
	void publish(Post post, List<Remark> remarks) {
		write(post.id() + ".md", """
				---
				title: '%s'
				author: Zoé Marchand
				published: %s
				category: %s
				tag: [sur-%s, autre]
				url: https://blog.example/%d/
				---
				%s
				""".formatted(post.title().replace("'", "''"), post.publishedAt(), post.category(), post.category(),
				post.id(), post.html()));
		changedAt(post.id() + ".md", Instant.parse(post.modifiedAt()));
		write(post.id() + ".comments.yaml", remarks.stream().map(FolderBlog::yaml).collect(Collectors.joining("\n")));
	}

	private static String yaml(Remark remark) {
		return """
				- id: %d%s
				  author: Lectrice %d
				  published: %s
				  text: '%s'""".formatted(remark.id(), remark.parent() == 0 ? "" : "\n  parent: " + remark.parent(),
				remark.id(), remark.publishedAt(), remark.html().replace("'", "''"));
	}

	private void changedAt(String name, Instant time) {
		try {
			Files.setLastModifiedTime(folder.resolve(name), FileTime.from(time));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String name, String text) {
		try {
			Files.writeString(folder.resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
