package dev.lundi.signup;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lundi.browser.Markup;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import dev.lundi.support.TestClock;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sign-up pages as a browser without cookies sees them, and the mails they cause. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class SignUpScene {

	private static final Pattern LINK = Pattern.compile("https://lundi\\.example(/confirm/[\\w-]+)");

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	TestClock clock;

	@Autowired
	WitnessRelay relay;

	@Autowired
	Reminders reminders;

	@Autowired
	JdbcClient db;

	/** A mail that is on its way would arrive among those of this test. */
	@BeforeEach
	void nobody() {
		db.sql("delete from notice where status = 'PENDING'").update();
		Until.holds("no mail is on its way", () -> waiting() == 0);
		db.sql("truncate subscriber, suppression, notice, sign_up_network cascade").update();
		relay.forget();
	}

	/** The answer to a form that was read and filled in. */
	HttpResponse<String> subscribe(String newsletter, String email, String... more) {
		Map<String, String> fields = new TreeMap<>(Map.of("email", email, "stamp", stamp(newsletter)));
		for (int i = 0; i < more.length; i += 2) {
			fields.put(more[i], more[i + 1]);
		}
		clock.advance(Duration.ofSeconds(2));
		return post("/n/%s/subscriptions".formatted(newsletter), fields);
	}

	String stamp(String newsletter) {
		return page(get("/n/" + newsletter)).select("input[name=stamp]").attr("value");
	}

	HttpResponse<String> get(String path) {
		return ask("GET", path, Map.of());
	}

	HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
		return ask("POST", path, fields, headers);
	}

	HttpResponse<String> ask(String method, String path, Map<String, String> fields, String... headers) {
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
			.header("Accept", "text/html")
			.header("Accept-Language", "fr")
			.header("User-Agent", "browser of a reader")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.method(method, "POST".equals(method) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		try {
			for (int i = 0; i < headers.length; i += 2) {
				request.setHeader(headers[i], headers[i + 1]);
			}
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	URI url(@Nullable String path) {
		return URI.create("http://localhost:" + port + path);
	}

	static Document page(HttpResponse<String> answer) {
		return Markup.valid(answer.body());
	}

	/** Waits until that many mails have arrived, and nothing waits to be sent. */
	List<Received> mails(int count) {
		Until.holds(count + " mails arrived", () -> relay.received().size() >= count && waiting() == 0);
		return relay.received();
	}

	private long waiting() {
		return db.sql("select count(*) from notice where status in ('PENDING', 'ATTEMPTING')")
			.query(Long.class)
			.single();
	}

	/** The path of the only confirmation link in a mail. */
	static String link(Received mail) {
		Matcher link = LINK.matcher(read(mail).text());
		if (!link.find()) {
			throw new AssertionError("No link to confirm in " + mail);
		}
		return link.group(1);
	}

	static ReceivedMail read(Received mail) {
		return ReceivedMail.parse(mail.content().getBytes(StandardCharsets.UTF_8));
	}

	String status(String newsletter) {
		return db.sql("select coalesce((select status from subscription where newsletter = ? limit 1), 'none')")
			.param(newsletter)
			.query(String.class)
			.single();
	}

	long count(String table) {
		return db.sql("select count(*) from " + table).query(Long.class).single();
	}

}
