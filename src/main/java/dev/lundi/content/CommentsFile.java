package dev.lundi.content;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.lundi.cleaning.PlainText;
import dev.lundi.cleaning.Sanitiser;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The comments beside a Markdown file, in YAML, or in JSON, which YAML contains. */
final class CommentsFile {

	private CommentsFile() {
	}

	static List<Comment> read(Path path, String text, Item item, ZoneId zone) {
		var ids = new HashSet<String>();
		return Fields.ofList(path, text).stream().map(fields -> comment(fields, item, zone, ids)).toList();
	}

	private static Comment comment(Fields fields, Item item, ZoneId zone, Set<String> ids) {
		var id = fields.required("id").strip();
		if (!ids.add(id)) {
			throw fields.problem(Reason.of("source.id-twice", PlainText.tidy(id)));
		}
		var author = PlainText.tidy(fields.text("author").orElse(""));
		return new Comment(id, fields.text("parent").map(String::strip).orElse(null),
				new Byline(author, fields.time("published", zone)),
				Sanitiser.COMMENT.clean(Markdown.toHtml(fields.required("text")), item.editorial().url()),
				fields.url("url").orElse(null), item.writtenBy(author), votes(fields));
	}

	private static @Nullable Votes votes(Fields fields) {
		var up = fields.number("votes");
		var down = fields.number("votes-against");
		return up.isEmpty() && down.isEmpty() ? null : new Votes(up.orElse(0), down.orElse(0));
	}

}
