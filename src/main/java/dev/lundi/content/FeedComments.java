package dev.lundi.content;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.lundi.cleaning.PlainText;
import dev.lundi.cleaning.Sanitiser;
import dev.lundi.feed.FeedEntry;
import dev.lundi.reason.Reason;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the comments on an article out of their feed. */
record FeedComments(FeedPages pages) {

	private static final Pattern NUMBER = Pattern.compile("#comment-(\\d{1,18})$");

	/** « Par : Name », as WordPress titles a comment, where the author has no field. */
	private static final Pattern TITLE = Pattern.compile("^(?:Par|By|De|Von|Di|Por)\\s*:\\s*(.+)$");

	/** « In reply to Name. » in any language: a link to a comment, in few words. */
	private static final int LONGEST_MARK = 40;

	/**
	 * The comments, in the order of the feed.
	 * @param expected how many the site says there are; -1 when it does not say
	 */
	List<Comment> of(URI feed, Item item, int expected, List<Reason> caveats) {
		var comments = new ArrayList<Comment>();
		for (var entry : pages.all(feed).values()) {
			if (entry.publishedAt() != null) {
				comments.add(comment(entry, item));
			}
		}
		if (expected > comments.size()) {
			caveats.add(Reason.of("source.comments-partial", comments.size(), expected));
		}
		return comments;
	}

	private static Comment comment(FeedEntry entry, Item item) {
		var body = Jsoup.parseBodyFragment(entry.words().body());
		body.outputSettings().prettyPrint(false);
		var answered = Optional.ofNullable(entry.replies().parent()).map(FeedComments::number);
		var marked = mark(body);
		return new Comment(id(entry), answered.orElse(marked), byline(entry),
				Sanitiser.COMMENT.clean(body.body().html(), item.editorial().url()), entry.link(), false);
	}

	/** By its number, as replies name it, where the site numbers its comments. */
	private static String id(FeedEntry entry) {
		var own = number(entry.id());
		return own.equals(entry.id()) && entry.link() != null && NUMBER.matcher(entry.link().toString()).find()
				? number(entry.link().toString()) : own;
	}

	private static String number(String id) {
		var number = NUMBER.matcher(id);
		return number.find() ? number.group(1) : id;
	}

	private static Byline byline(FeedEntry entry) {
		var title = TITLE.matcher(PlainText.ofHtml(entry.words().title()));
		var named = entry.origin().author();
		return new Byline(PlainText.ofHtml(named.isEmpty() && title.matches() ? title.group(1) : named),
				Objects.requireNonNull(entry.publishedAt()));
	}

	/** Takes the mark of a reply out, and gives the number of what it answers. */
	private static @Nullable String mark(Document body) {
		var link = body.selectFirst("a[href*=#comment-]");
		if (link == null) {
			return null;
		}
		var number = NUMBER.matcher(link.attr("href"));
		var mark = Objects.requireNonNullElse(link.parent(), body.body());
		if (!number.find() || !isFirst(mark, body) || mark.text().length() - link.text().length() > LONGEST_MARK
				|| mark.childrenSize() > 1) {
			return null;
		}
		mark.remove();
		return number.group(1);
	}

	private static boolean isFirst(Element mark, Document body) {
		return mark.normalName().equals("p") && body.text().startsWith(mark.text());
	}

}
