package dev.lundi.content;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lundi.cleaning.PlainText;
import dev.lundi.reason.Reason;

/** A Markdown file with YAML front matter between two lines of three dashes. */
record MarkdownFile(Path path, Item item) {

	private static final Pattern DASHES = Pattern.compile("^---[ \\t]*$\\n?", Pattern.MULTILINE);

	static MarkdownFile read(Path path, String text, Instant modifiedAt, ZoneId zone) {
		var dashes = DASHES.matcher(text);
		var begins = dashes.lookingAt();
		var start = begins ? dashes.end() : 0;
		if (!begins || !dashes.find()) {
			throw Fields.problem(path, 1, Reason.of("source.no-front-matter"));
		}
		// The line of the first three dashes counts: so the numbers are the file's.
		var fields = Fields.ofMapping(path, "\n" + text.substring(start, dashes.start()));
		return new MarkdownFile(path, item(path, fields, text.substring(dashes.end()), modifiedAt, zone));
	}

	private static Item item(Path path, Fields fields, String markdown, Instant modifiedAt, ZoneId zone) {
		var author = PlainText.tidy(fields.text("author").orElse(""));
		var url = fields.url("url").orElse(null);
		var standfirst = PlainText.tidy(fields.text("standfirst").orElse(""));
		var title = PlainText.tidy(fields.required("title"));
		var body = Body.of(Markdown.toHtml(markdown), title, url);
		var editorial = new Editorial(id(path, fields), title, standfirst, body.html(),
				new Byline(author, fields.time("published", zone)), url);
		return new Item(editorial, Identities.ofFolder(editorial.id()), modifiedAt, standfirst,
				new Item.Topics(names("category", fields), names("tag", fields)), author, body.notices());
	}

	private static String id(Path path, Fields fields) {
		return fields.text("id").orElseGet(() -> stem(path)).strip();
	}

	private static Set<String> names(String field, Fields fields) {
		return fields.texts(field).stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
	}

	/** The file's name without {@code .md}. */
	static String stem(Path path) {
		return path.getFileName().toString().replaceFirst("\\.md$", "");
	}

}
