package dev.lundi.content;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.sun.net.httpserver.HttpExchange;
import dev.lundi.fetch.AddressGuard;
import dev.lundi.fetch.Fetch;
import dev.lundi.fetch.FetchLimits;
import dev.lundi.reason.Reason;
import dev.lundi.support.StandInServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A site has so much time for all of its answers together. */
class SlowSiteTests {

	private static final Week W47 = Week.parse("2026-W47");

	private static final Duration LONGEST = Duration.ofMillis(300);

	private final StandInServer server = new StandInServer();

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void whatTakesTooLongEndsWithTheReason() {
		server.answering((exchange) -> answerLate(exchange,
				"<title>Blog</title><link rel=alternate " + "type=\"application/atom+xml\" href=/feed/>"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> source().gather(W47))
			.withMessageContainingAll(server.url().toString(), "takes too long", "try again later");
		assertThat(server.exchanges()).hasSize(1);
	}

	@Test
	void whatWasReadInTimeIsKeptWithoutTheCommentsThatCameNot() {
		server.answering((exchange) -> answerLate(exchange,
				"""
						<rss xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel><item><title>L’édito</title>
						<link>https://blog.example/1</link><pubDate>18 Nov 2026</pubDate><wfw:commentRss>/comments</wfw:commentRss>
						</item></channel></rss>"""));
		var content = source().gather(W47);
		assertThat(content.editorial()).isNotNull();
		assertThat(content.caveats()).extracting(Reason::toString)
			.singleElement()
			.asString()
			.contains("but not its comments", "takes too long");
	}

	private ContentSource source() {
		var fetch = new Fetch(FetchLimits.USUAL, AddressGuard.of(true));
		var now = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), Blog.PARIS);
		var selection = new Selection(new LeadRules(null, null, null, null), Blog.PARIS, now);
		return new FeedSource(new Site(URI.create(server.url() + "/"), fetch, LONGEST), selection);
	}

	/** Keeps whoever asks until the time is over. */
	private static void answerLate(HttpExchange exchange, String text) throws IOException {
		var end = System.nanoTime() + LONGEST.toNanos();
		while (System.nanoTime() < end) {
			Thread.onSpinWait();
		}
		StandInServer.send(exchange, 200, text);
	}

}
