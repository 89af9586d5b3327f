package dev.lundi.content;

import java.util.Collection;

import dev.lundi.fetch.AddressGuard;
import dev.lundi.fetch.Fetch;
import dev.lundi.support.StandInServer;
import dev.lundi.support.TestLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static dev.lundi.support.StandInServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WordPressApiTests {

	private final StandInServer site = new StandInServer();

	@AfterEach
	void close() {
		site.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					401 | {"code":"rest_login_required"} | answered 401 (rest_login_required) | closed to visitors (a security plugin?): allow GET /wp-json/wp/v2/
					403 | <html>Interdit</html>          | answered 403.                      | closed to visitors
					404 | {"code":"rest_no_route"}       | answered 404 (rest_no_route)       | check that source.url is the home of a WordPress site
					404 | <html>Perdu</html>             | answered 404.                      | No REST API is there
					500 | <b>Fatal error</b>             | answered 500.                      | look at its error log
					503 | <html>Maintenance</html>       | answered 503.                      | try again later
					429 | ''                             | answered 429.                      | asks for fewer requests
					418 | {"code":"<script>"}            | answered 418.                      | Check that source.url
					200 | <!doctype html><p>Bonjour</p>  | a web page instead of JSON         | maintenance page, login page or bot check
					200 | [{"id":1                       | broken JSON                        | PHP warnings
					200 | Warning: x in y.php [{"id":1}] | broken JSON                        | PHP warnings
					200 | [] trop                        | broken JSON                        | PHP warnings
					200 | ''                             | else than a list                   | source.url
					200 | {"name":"autre chose"}         | else than a list                   | source.url
					""")
	void whatIsNoListIsRefusedWithCauseAndRemedy(int status, String body, String said, String remedy) {
		site.answering(exchange -> send(exchange, status, body));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining(site.url() + "/")
			.withMessageContaining("wp/v2/posts")
			.withMessageContaining(said)
			.withMessageContaining(remedy)
			.withMessageNotContainingAny("secret", "<");
	}

	@Test
	void aSiteThatGrowsPagesForEverIsGivenUp() {
		site.answering(exchange -> {
			exchange.getResponseHeaders().add("X-WP-TotalPages", "999999999");
			send(exchange, 200, "[{\"id\":%d}]".formatted(site.exchanges().size()));
		});
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list)
			.withMessageContaining("lists more than 100 pages");
	}

	@Test
	void aRefusalInTheMiddleLosesTheWholeList() {
		site.answering(exchange -> {
			exchange.getResponseHeaders().add("X-WP-TotalPages", "3");
			send(exchange, site.exchanges().size() >= 3 ? 502 : 200,
					"[{\"id\":%d}]".formatted(site.exchanges().size()));
		});
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::list).withMessageContaining("answered 502");
	}

	@Test
	void anItemThatMovesToTheNextPageIsTakenOnce() {
		site.answering(exchange -> {
			exchange.getResponseHeaders().add("X-WP-TotalPages", "2");
			send(exchange, 200, site.exchanges().size() == 1 ? "[{\"id\":1},{\"id\":2}]" : "[{\"id\":2},{\"id\":3}]");
		});
		assertThat(list()).extracting(item -> item.path("id").asInt()).containsExactly(1, 2, 3);
	}

	@Test
	void aByteOrderMarkIsNoObstacle() {
		site.answering(exchange -> send(exchange, 200, "\uFEFF[]"));
		assertThat(list()).isEmpty();
		assertThat(site.exchanges()).singleElement()
			.satisfies(exchange -> assertThat(exchange.getRequestURI()).hasPath("/wp-json/wp/v2/posts")
				.hasParameter("per_page", "100"));
	}

	private Collection<JsonNode> list() {
		return new WordPressApi(new Site(site.url(), new Fetch(TestLimits.SHORT, AddressGuard.of(true)))).list("posts",
				"token=secret");
	}

}
