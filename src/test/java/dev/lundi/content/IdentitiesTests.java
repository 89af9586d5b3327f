package dev.lundi.content;

import java.net.URI;
import java.util.Set;

import dev.lundi.feed.FeedEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** By what items are known from week to week. */
class IdentitiesTests {

	private static final URI HOME = URI.create("https://blog.example/carnet/");

	@Test
	void aPostIsTheSameOverRestAndInTheFeed() {
		var overRest = Identities.ofWordPress(HOME, "12");
		assertThat(feed("https://blog.example/carnet/?p=12")).isEqualTo(overRest);
		assertThat(feed("http://www.BLOG.example/carnet?p=12")).isEqualTo(overRest);
		assertThat(Identities.ofWordPressFeed(HOME, entry("12"))).isEqualTo(overRest);
		assertThat(feed("https://autre.example/?p=12")).isNotEqualTo(overRest);
	}

	@ParameterizedTest
	@CsvSource({ "https://blog.example/un/, http://www.blog.example/un",
			"https://blog.example/un, https://blog.example/un/?utm_source=feed&fbclid=x#fin",
			"https://blog.example/?a=1&b=2, https://blog.example/?b=2&a=1&utm_medium=rss" })
	void anAddressIsTheSameHoweverItIsWritten(String one, String other) {
		assertThat(feed(one)).isEqualTo(feed(other));
	}

	@Test
	void whatIsNotTheSameIsKnownApart() {
		assertThat(Set.of(feed("https://blog.example/un"), feed("https://blog.example/deux"),
				feed("https://blog.example/?a=1"), feed("tag:blog.example,2026:1"), feed("1"), feed("2"),
				feed("sha256:00"), Identities.ofFolder("1"), Identities.ofWordPress(HOME, "1")))
			.hasSize(9);
		assertThat(Identities.ofFeed(URI.create("https://autre.example"), entry("1"))).isNotEqualTo(feed("1"));
	}

	@Test
	void aNameOfAnyLengthFitsAnIndex() {
		assertThat(feed("x".repeat(100_000))).hasSizeLessThan(400).isNotEqualTo(feed("x".repeat(100_001)));
		assertThat(feed("a\0b")).doesNotContain("\0");
	}

	private static String feed(String id) {
		return Identities.ofFeed(HOME, entry(id));
	}

	private static FeedEntry entry(String id) {
		return new FeedEntry(id, null, new FeedEntry.Words("", "", ""), new FeedEntry.Origin("", null, null), Set.of(),
				new FeedEntry.Replies(null, -1, null));
	}

}
