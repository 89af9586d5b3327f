package dev.lundi.content;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

import com.sun.net.httpserver.HttpExchange;
import dev.lundi.fetch.AddressGuard;
import dev.lundi.fetch.Fetch;
import dev.lundi.fetch.FetchLimits;
import dev.lundi.support.StandInServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Feeds that are made to read what only this machine may, or to keep it busy: each ends
 * soon, in a week or in words, and reaches nothing else.
 */
class HostileFeedTests {

	static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	private final StandInServer site = new StandInServer();

	@AfterEach
	void close() {
		site.close();
	}

	@ParameterizedTest
	@MethodSource("dev.lundi.content.HostileFeed#all")
	void itEndsSoonAndReachesNothing(HostileFeed feed) {
		var octets = feed.octets(site.url().toString());
		site.answering(exchange -> send(exchange, octets));
		var start = System.nanoTime();
		var editorial = gather();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
		assertThat(site.exchanges()).hasSize(1);
		if (feed.read()) {
			assertThat(Objects.requireNonNull(editorial).title()).startsWith("L’édito").doesNotContain("root:", "lol");
			assertThat(editorial.html()).startsWith("<p>Corps").doesNotContain("root:", "lollol", "\0");
		}
		else {
			assertThat(editorial).isNull();
		}
	}

	/** Null when it said in words why there is none. */
	private @Nullable Editorial gather() {
		try {
			var fetch = new Fetch(FetchLimits.USUAL, AddressGuard.of(true));
			var now = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), PARIS);
			return new FeedSource(new Site(site.url(), fetch),
					new Selection(new LeadRules(null, null, null, null), PARIS, now))
				.gather(Week.parse("2026-W47"))
				.editorial();
		}
		catch (SourceException ex) {
			assertThat(ex).hasMessageContaining(site.url().toString());
			return null;
		}
	}

	private static void send(HttpExchange exchange, byte[] body) throws IOException {
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
