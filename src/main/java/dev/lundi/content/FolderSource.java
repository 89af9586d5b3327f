package dev.lundi.content;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.lundi.cleaning.PlainText;
import dev.lundi.reason.Reason;

/** A folder of Markdown files, each with its comments as data beside it. */
class FolderSource implements ContentSource {

	private static final long MAX_BYTES = 10 * 1024 * 1024;

	private final Path folder;

	private final Selection selection;

	FolderSource(Path folder, Selection selection) {
		this.folder = folder;
		this.selection = selection;
	}

	@Override
	public WeekContent gather(Intake intake) {
		var files = new LinkedHashMap<String, MarkdownFile>();
		markdownFiles().map(this::markdown).forEach(file -> add(file, files));
		var items = files.values().stream().map(MarkdownFile::item).toList();
		return selection.choose(intake, items, item -> comments(item, files));
	}

	private Stream<Path> markdownFiles() {
		try (var paths = Files.list(folder)) {
			return paths.filter(path -> path.getFileName().toString().matches("[^.].*\\.md"))
				.sorted()
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new SourceException(Reason.of("source.unreadable", folder.toAbsolutePath())
				.and(cause(ex))
				.and(Reason.of("source.correct-path")), ex);
		}
	}

	private MarkdownFile markdown(Path path) {
		return MarkdownFile.read(path, text(path), modifiedAt(path), selection.zone());
	}

	private static Instant modifiedAt(Path path) {
		try {
			return Files.getLastModifiedTime(path).toInstant();
		}
		catch (IOException ex) {
			throw new SourceException(Reason.of("source.unreadable", path).and(cause(ex)), ex);
		}
	}

	private static void add(MarkdownFile file, Map<String, MarkdownFile> files) {
		var other = files.putIfAbsent(file.item().id(), file);
		if (other != null) {
			throw Fields.problem(file.path(), null,
					Reason.of("source.id-of-another", PlainText.tidy(file.item().id()), other.path().getFileName()));
		}
	}

	private List<Comment> comments(Item item, Map<String, MarkdownFile> files) {
		var markdown = Objects.requireNonNull(files.get(item.id())).path();
		return commentFiles(markdown)
			.flatMap(path -> CommentsFile.read(path, text(path), item, selection.zone()).stream())
			.toList();
	}

	private Stream<Path> commentFiles(Path markdown) {
		var stem = MarkdownFile.stem(markdown);
		var found = Stream.of(".comments.yaml", ".comments.json")
			.map(ending -> markdown.resolveSibling(stem + ending))
			.filter(Files::exists)
			.toList();
		if (found.size() > 1) {
			throw Fields.problem(found.getLast(), null,
					Reason.of("source.comments-twice", found.getFirst().getFileName()));
		}
		return found.stream();
	}

	private static String text(Path path) {
		try {
			if (Files.size(path) > MAX_BYTES) {
				throw Fields.problem(path, null, Reason.of("source.file-too-long", MAX_BYTES));
			}
			return Files.readString(path, StandardCharsets.UTF_8).replace("\uFEFF", "").replaceAll("\r\n?", "\n");
		}
		catch (IOException ex) {
			throw new SourceException(Reason.of("source.unreadable", path).and(cause(ex)), ex);
		}
	}

	private static Reason cause(IOException ex) {
		return switch (ex) {
			case NoSuchFileException _ -> Reason.of("source.absent");
			case NotDirectoryException _ -> Reason.of("source.no-folder");
			case AccessDeniedException _ -> Reason.of("source.denied");
			case CharacterCodingException _ -> Reason.of("source.not-utf-8");
			default -> Reason.inWords(ex + ".");
		};
	}

}
