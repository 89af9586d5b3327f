package dev.lundi.fetch;

import dev.lundi.support.StandInServer;
import dev.lundi.support.TestLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lundi.support.StandInServer.send;
import static org.assertj.core.api.Assertions.assertThat;

/** Who is asked once more, and who is left alone. */
class FetchRetryTests {

	private final StandInServer site = new StandInServer();

	@AfterEach
	void close() {
		site.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 502, 503, 504 })
	void aBusySiteIsAskedAgain(int status) {
		site.answering(exchange -> send(exchange, site.exchanges().size() < 3 ? status : 200, "[]"));
		assertThat(get().status()).isEqualTo(200);
		assertThat(site.exchanges()).hasSize(3);
	}

	@Test
	void aSiteThatStaysBusyIsLeftAlone() {
		site.answering(exchange -> send(exchange, 503, "[]"));
		assertThat(get().status()).isEqualTo(503);
		assertThat(site.exchanges()).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource({ "0, 3", "3600, 1", "99999999999, 3", "demain, 3" })
	void aPauseThatTheSiteAsksForIsHonouredWithinBounds(String pause, int requests) {
		site.answering(exchange -> {
			exchange.getResponseHeaders().add("Retry-After", pause);
			send(exchange, 503, "[]");
		});
		assertThat(get().status()).isEqualTo(503);
		assertThat(site.exchanges()).hasSize(requests);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 410, 501 })
	void aRefusalIsNotArguedWith(int status) {
		site.answering(exchange -> send(exchange, status, "[]"));
		assertThat(get().status()).isEqualTo(status);
		assertThat(site.exchanges()).hasSize(1);
	}

	@Test
	void aConnectionThatBreaksIsTriedAgain() {
		site.answering(exchange -> {
			if (site.exchanges().size() == 1) {
				exchange.sendResponseHeaders(200, 100);
				exchange.close();
			}
			else {
				send(exchange, 200, "[]");
			}
		});
		assertThat(get().text()).isEqualTo("[]");
	}

	private Answer get() {
		return new Fetch(TestLimits.SHORT, AddressGuard.of(true)).get(site.url());
	}

}
