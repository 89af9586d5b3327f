package dev.lundi.subscriber;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lundi.browser.Markup;
import dev.lundi.mail.EmailAddress;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two readers, and the preferences page of one as a browser without cookies sees it. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class PreferencesScene {

	private static final String FORM = "application/x-www-form-urlencoded";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	Subscribers subscribers;

	@Autowired
	Subscriptions subscriptions;

	@Autowired
	SubscriberLinks links;

	@Autowired
	LinkTokens tokens;

	@Autowired
	TestClock clock;

	@Autowired
	JdbcClient db;

	long ada;

	String link = "";

	@BeforeEach
	void twoReaders() {
		db.sql("truncate subscriber, suppression cascade").update();
		List.of("ada@example.org", "bo@example.org")
			.forEach((address) -> subscribers.addConfirmed("edito",
					List.of(new NewSubscriber(EmailAddress.parse(address), "Lectrice", Locale.FRENCH))));
		ada = id("ada@example.org");
		link = path(links.preferences(ada));
	}

	long id(String address) {
		return db.sql("select id from subscriber where email_key = ?").param(address).query(Long.class).single();
	}

	static String path(String url) {
		return URI.create(url).getPath();
	}

	/** What the page sends when everything is left as it is, but for these fields. */
	static Map<String, String> fields(String... changed) {
		Map<String, String> fields = new LinkedHashMap<>(Map.of("name", "Lectrice", "language", "fr", "zone",
				"Europe/Paris", "pausedUntil", "", "newsletters", "edito", "had", "edito", "do", "save"));
		for (int i = 0; i < changed.length; i += 2) {
			fields.put(changed[i], changed[i + 1]);
		}
		return fields;
	}

	HttpResponse<String> post(String path, Map<String, String> fields) {
		return ask("POST", path,
				fields.entrySet()
					.stream()
					.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&")),
				"Content-Type", FORM);
	}

	HttpResponse<String> get(String path) {
		return ask("GET", path, null);
	}

	HttpResponse<String> ask(String method, String path, @Nullable String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Accept", "text/html")
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		try {
			return client.send((headers.length > 0) ? request.headers(headers).build() : request.build(),
					BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	static Document page(HttpResponse<String> answer) {
		return Markup.valid(answer.body());
	}

	/** Of all that a reader may change. */
	String checksum() {
		return db.sql("""
				select md5((select string_agg(s::text, '|' order by id) from subscriber s)
				  || (select string_agg(n::text, '|' order by newsletter, subscriber) from subscription n))
				""").query(String.class).single();
	}

	String kept(String column) {
		return db.sql("select coalesce(%s::text, '') from subscriber where id = ?".formatted(column))
			.param(ada)
			.query(String.class)
			.single();
	}

	String subscription(String newsletter) {
		return db.sql("select status from subscription where newsletter = ? and subscriber = ?")
			.params(newsletter, ada)
			.query(String.class)
			.single();
	}

	void subscription(String newsletter, String status) {
		db.sql("insert into subscription (newsletter, subscriber, status, confirmed_at) values (?, ?, ?, now())")
			.params(newsletter, ada, status)
			.update();
	}

}
