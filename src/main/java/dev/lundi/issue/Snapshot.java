package dev.lundi.issue;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.WeekContent;
import dev.lundi.content.WeekItem;
import dev.lundi.newsletter.CommentRules;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.reason.Reason;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What an issue keeps of a week. Titles and names become one line each, and only web
 * addresses stay, as a link with another scheme could act in a reader's browser.
 */
record Snapshot(Newsletter newsletter, Editorial editorial, WeekContent content) {

	/** The editorial as it was. */
	record Lead(String sourceId, String title, String standfirst, @Embedded.Empty Byline byline, String html,
			@Nullable URI url) {
	}

	/** A further article of the week. */
	@Table("issue_article")
	record Article(String sourceId, String title, String summary, URI url) {
	}

	/** What its week could have taken, and why it is in or out. */
	@Table("issue_item")
	record Item(String identity, String title, @Nullable URI url, Instant publishedAt, WeekItem.Verdict verdict,
			String reason) {

		static Item of(WeekItem item) {
			return new Item(item.identity(), OneLine.of(item.title()), web(item.url()), item.publishedAt(),
					item.verdict(), item.reason().stored());
		}

		WeekItem gathered() {
			return new WeekItem(identity, title, url, publishedAt, verdict, Reason.from(reason));
		}

	}

	Lead lead() {
		return new Lead(storable(editorial.id()), OneLine.of(editorial.title()), OneLine.of(editorial.standfirst()),
				byline(editorial.byline()), storable(editorial.html()), web(editorial.url()));
	}

	Heading heading(int number) {
		Lead lead = lead();
		String title = lead.title().isEmpty() ? "%s n° %d".formatted(newsletter.name(), number) : lead.title();
		return Heading.of(title, lead.standfirst().isEmpty() ? text(lead.html()) : lead.standfirst());
	}

	/** Those on the editorial, best first, and then those on the one before it. */
	List<IssueComment> comments(CommentRanking ranking, Instant at) {
		Stream<IssueComment> own = ranked(ranking, content.comments(), newsletter.comments(), at);
		return Stream.concat(own, Optional.ofNullable(content.echo()).stream().flatMap((echo) -> {
			String title = OneLine.of(echo.title());
			return ranked(ranking, echo.comments(), newsletter.comments().forEcho(), at)
				.map((comment) -> comment.asEchoOf(title.isEmpty() ? newsletter.name() : title));
		}))
			.collect(Collectors.toMap(IssueComment::id, (comment) -> comment, (first, _) -> first, LinkedHashMap::new))
			.values()
			.stream()
			.toList();
	}

	private static Stream<IssueComment> ranked(CommentRanking ranking, List<Comment> comments, CommentRules rules,
			Instant at) {
		return ranking.rank(comments.stream().map(Snapshot::clean).toList(), rules, at).stream();
	}

	private static Comment clean(Comment comment) {
		return new Comment(storable(comment.id()), parent(comment), byline(comment.byline()), storable(comment.html()),
				web(comment.url()), comment.byEditorialAuthor(), comment.votes());
	}

	private static @Nullable String parent(Comment comment) {
		return Optional.ofNullable(comment.parent()).map(Snapshot::storable).orElse(null);
	}

	List<Article> articles() {
		return content.articles().stream().flatMap(Snapshot::article).toList();
	}

	private static Stream<Article> article(dev.lundi.content.Article article) {
		return Optional.ofNullable(web(article.url()))
			.map((url) -> new Article(storable(article.id()), OneLine.of(article.title()),
					OneLine.of(article.summary()), url))
			.stream();
	}

	private static Byline byline(Byline byline) {
		return new Byline(OneLine.of(byline.author()), byline.publishedAt());
	}

	/** PostgreSQL stores every character but this one. */
	private static String storable(String text) {
		return text.replace("\0", "");
	}

	private static @Nullable URI web(@Nullable URI url) {
		boolean web = url != null && url.getHost() != null
				&& ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()));
		return web ? url : null;
	}

	private static String text(String html) {
		return OneLine.of(Jsoup.parseBodyFragment(html).text());
	}

}
