package dev.lundi.roster;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lundi.console.HttpOperator;
import dev.lundi.console.HttpOperator.Answer;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** An operator, signed in over HTTP, who has files. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "lundi.accounts.nora.password={noop}sesame", "lundi.accounts.nora.roles=operator",
		"lundi.accounts.ada.password={noop}sesame", "lundi.accounts.ada.roles=editor",
		"lundi.base-url=http://127.0.0.1", "spring.servlet.multipart.max-file-size=4MB",
		"spring.servlet.multipart.max-request-size=5MB",
		"lundi.api-tokens.contacts.hash=b3f03156de26892c9743146ef7d298b222bfffc07bedbde43fb4eec1fb03e19b",
		"lundi.api-tokens.contacts.roles=operator",
		"lundi.api-tokens.presse.hash=21e751921d37181b9a908437401659458c4b2bc8431827d620cc0517c62ea009",
		"lundi.api-tokens.presse.roles=editor",
		"lundi.api-tokens.court.hash=a2f89e6fe92debe338cf2e2ff6f5e24c1183cbc24040caf377dbf85522cb2ce4",
		"lundi.api-tokens.court.roles=operator" })
abstract class RosterScene {

	static final String PAGE = "/console/subscribers";

	static final String HEADER = "email,name,language,zone,confirmed_at,consent_source\n";

	@LocalServerPort
	int port;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	Suppressions suppressions;

	@Autowired
	RosterImports imports;

	@Autowired
	WitnessRelay relay;

	@Autowired
	TestClock clock;

	@Autowired
	JdbcClient db;

	@BeforeEach
	void startWithNothing() {
		relay.forget();
		db.sql("""
				alter table consent disable trigger all;
				alter table consent_wording disable trigger all;
				truncate subscriber, suppression, notice, consent, consent_wording, roster_import, roster_row,
				  first_answer cascade;
				alter table consent enable trigger all;
				alter table consent_wording enable trigger all;
				""").update();
	}

	HttpOperator nora() {
		return new HttpOperator(port, Locale.FRENCH);
	}

	HttpOperator amy() {
		return new HttpOperator(port, Locale.ENGLISH);
	}

	/** An editor. */
	HttpOperator ada() {
		return new HttpOperator(port, Locale.FRENCH, "ada");
	}

	/** A confirmed subscriber of edito. */
	void subscriber(String email) {
		subscribers.addConfirmed("edito", List.of(new NewSubscriber(EmailAddress.parse(email), null, Locale.FRENCH)));
	}

	void unsubscribed(String email) {
		subscriber(email);
		db.sql("""
				update subscription set status = 'UNSUBSCRIBED', unsubscribed_at = now()
				where subscriber = (select id from subscriber where email_key = ?)
				""").param(email).update();
	}

	void objecting(String email) {
		suppressions.add(EmailAddress.parse(email), SuppressionReason.OBJECTION);
	}

	/** Has a text read, and gives the path of its page. */
	String read(HttpOperator operator, String csv, String... parameters) {
		return read(operator, csv.getBytes(StandardCharsets.UTF_8), parameters);
	}

	String read(HttpOperator operator, byte[] file, String... parameters) {
		String[] all = Arrays.copyOf(parameters, parameters.length + 2);
		all[parameters.length] = "newsletter";
		all[parameters.length + 1] = "edito";
		Answer answer = operator.upload(PAGE + "/imports", "abonnes.csv", BodyPublishers.ofByteArray(file), all);
		assertThat(answer.status()).as(answer.body()).isEqualTo(302);
		return settled(answer.location());
	}

	/** Waits until nothing moves there any more. */
	String settled(String path) {
		long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
		Until.holds("the import has come to rest", () -> !imports.find(id).orElseThrow().isMoving());
		return path;
	}

	/** Reads a file and imports it, and gives what the page says of that. */
	Map<String, Long> importing(HttpOperator operator, String csv, String... parameters) {
		String path = read(operator, csv);
		assertThat(operator.press(path + "/run", parameters).status()).isEqualTo(302);
		return tally(operator.get(settled(path)).document());
	}

	/** How many rows go which way, by the page. */
	static Map<String, Long> tally(Document page) {
		return page.select(".fates tr")
			.stream()
			.collect(Collectors.toMap((row) -> row.id().replace("fate-", ""),
					(row) -> Long.valueOf(row.select("td").text().replaceAll("\\D", ""))));
	}

	static Map<String, Long> tally(long confirmed, long pending, long present, long gone, long suppressed,
			long duplicate, long bad) {
		return Map.of("confirmed", confirmed, "pending", pending, "present", present, "gone", gone, "suppressed",
				suppressed, "duplicate", duplicate, "bad", bad);
	}

	/** By address, the state of the subscriptions to edito. */
	Map<String, String> states() {
		return db.sql("""
				select s.email, n.status from subscription n join subscriber s on s.id = n.subscriber
				where n.newsletter = 'edito'
				""")
			.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	static String plain(String text) {
		return text.replace('\u00a0', ' ').replace('\u202f', ' ');
	}

}
