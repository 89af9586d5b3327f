package dev.lundi.privacy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.lundi.browser.Markup;
import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.consent.Consent.Origin;
import dev.lundi.consent.Consent.Wording;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.Confirmation;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.Subscriptions;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import dev.lundi.support.WitnessRelay;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Two readers who signed up by the form, and the pages as a browser without cookies sees
 * them. An application of its own, since its clock goes forward.
 */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "lundi.notices.confirmations-per-minute=59")
abstract class PrivacyScene {

	static final EmailAddress ADA = EmailAddress.parse("Ada.Quill@example.org");

	static final String NAME = "Ada Quillfeather";

	static final String IP = "203.0.113.77";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	Subscribers subscribers;

	@Autowired
	Subscriptions subscriptions;

	@Autowired
	Suppressions suppressions;

	@Autowired
	SubscriberLinks links;

	@Autowired
	TestClock clock;

	@Autowired
	WitnessRelay relay;

	@Autowired
	JdbcClient db;

	long ada;

	long bo;

	@BeforeEach
	void twoReaders() {
		db.sql("truncate subscriber, suppression, inbox_mail, issue, weekly_run cascade").update();
		db.sql("delete from consent_origin").update();
		relay.forget();
		ada = signUp(ADA, NAME);
		bo = signUp(EmailAddress.parse("bo@example.org"), "Bo");
	}

	/** As the form and the confirmation mail do it. */
	long signUp(EmailAddress email, @Nullable String name) {
		Wording words = new Wording("2026-11", Locale.FRENCH, "J’accepte de recevoir « L’édito du lundi ».");
		long id = subscriptions
			.ask("edito", new NewSubscriber(email, name, Locale.FRENCH),
					new Occasion(Method.FORM, "/n/edito", Locale.FRENCH, words, new Origin(IP, "Browser 1")))
			.orElseThrow();
		subscriptions.confirm(new Confirmation("edito", id, clock.instant().plusSeconds(60)),
				(newsletter) -> new Occasion(Method.CONFIRMATION, "/confirm", Locale.FRENCH, words,
						new Origin(IP, "Browser 2")));
		return id;
	}

	String preferences(long reader) {
		return path(links.preferences(reader));
	}

	/** The link that the mail brings. */
	String errand(Purpose purpose, long reader) {
		post(preferences(reader) + "/" + purpose.name().toLowerCase(Locale.ROOT), "");
		return path(links.errand(purpose, latest(purpose, reader)));
	}

	long latest(Purpose purpose, long reader) {
		return db.sql("select max(id) from notice where subscriber = ? and kind = ?")
			.params(reader, purpose.name())
			.query(Long.class)
			.single();
	}

	static String path(String url) {
		return URI.create(url).getPath();
	}

	HttpResponse<String> get(String path) {
		return ask("GET", path, "");
	}

	HttpResponse<String> post(String path, String fields) {
		return ask("POST", path, fields);
	}

	HttpResponse<String> ask(String method, String path, String body) {
		try {
			return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
				.header("Accept", "text/html")
				.header("Content-Type", "application/x-www-form-urlencoded")
				.method(method, BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	static Document page(HttpResponse<String> answer) {
		return Markup.valid(answer.body());
	}

	static String words(HttpResponse<String> answer) {
		return page(answer).select("main").text();
	}

	long count(String query) {
		return db.sql("select count(*) from " + query).query(Long.class).single();
	}

	/**
	 * All that a link could change; what becomes of the notices themselves is none of it.
	 */
	String kept() {
		return db.sql("""
				select concat_ws('|', (select string_agg(s::text, ' ' order by id) from subscriber s),
				  (select string_agg(s::text, ' ' order by newsletter, subscriber) from subscription s),
				  (select string_agg(s::text, ' ') from suppression s), (select count(*) from consent),
				  (select string_agg(o::text, ' ' order by consent) from consent_origin o),
				  (select string_agg(concat_ws(' ', id, used_at), '|' order by id) from notice))
				""").query(String.class).single();
	}

	/** All tables, as text; octets as they would be read, too. */
	String dump() {
		return tables().stream()
			.map((table) -> db.sql("select coalesce(string_agg(t::text, e'\n'), '') from %s t".formatted(table))
				.query(String.class)
				.single())
			.collect(Collectors.joining("\n"))
				+ db.sql("select coalesce(string_agg(encode(raw, 'escape'), ''), '') from inbox_mail")
					.query(String.class)
					.single();
	}

	List<String> tables() {
		return db.sql("""
				select table_name from information_schema.tables
				where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name
				""").query((row, number) -> row.getString(1)).list();
	}

}
