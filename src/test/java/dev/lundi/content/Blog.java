package dev.lundi.content;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** A blog that a test writes, whichever way it is read. */
abstract class Blog implements AutoCloseable {

	static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	private static final Clock MONDAY_MORNING = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), PARIS);

	private static final ContentSources SOURCES = new ContentSources(MONDAY_MORNING);

	/** An article; its HTML is one or more paragraphs. */
	record Post(int id, String publishedAt, String title, String html, String category, String modifiedAt) {

		Post(int id, String publishedAt, String title, String html, String category) {
			this(id, publishedAt, title, html, category, publishedAt);
		}

		Post(int id, String publishedAt, String title) {
			this(id, publishedAt, title, "<p>Un corps pour %d.</p>".formatted(id), "edito");
		}

	}

	/** A comment; 0 is no parent. */
	record Remark(int id, int parent, String publishedAt, String html) {
	}

	abstract SourceSettings settings(@Nullable String category, @Nullable String titlePattern);

	abstract void publish(Post post, List<Remark> remarks);

	void publish(Post post) {
		publish(post, List.of());
	}

	/** How the source calls an article. */
	String id(int post) {
		return String.valueOf(post);
	}

	WeekContent gather(String week) {
		return gather(week, null, null);
	}

	WeekContent gather(String week, @Nullable String category, @Nullable String titlePattern) {
		return SOURCES.open(settings(category, titlePattern), PARIS).gather(Week.parse(week));
	}

	WeekContent gather(Intake intake) {
		return SOURCES.open(settings(null, null), PARIS).gather(intake);
	}

	/** Gathers what a site's editorial must be, in addition to what the blog is. */
	WeekContent gather(String week, UnaryOperator<SourceSettings> more) {
		return SOURCES.open(more.apply(settings(null, null)), PARIS).gather(Week.parse(week));
	}

	@Override
	public void close() {
	}

}
