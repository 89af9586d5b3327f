package dev.lundi.subscriber;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;

import dev.lundi.mail.EmailAddress;
import dev.lundi.support.LundiTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The promises of RFC 8058, asked over HTTP as mail clients, scanners and people ask. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class UnsubscribeTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private SubscriberLinks links;

	@Autowired
	private JdbcClient db;

	private String link = "";

	@BeforeEach
	void aReader() {
		db.sql("delete from subscription").update();
		subscribers.addConfirmed("edito",
				List.of(new NewSubscriber(EmailAddress.parse("ada@example.org"), null, Locale.FRENCH)));
		link = link("edito");
	}

	private String link(String newsletter) {
		long reader = db.sql("select id from subscriber where email_key = 'ada@example.org'")
			.query(Long.class)
			.single();
		return URI.create(links.unsubscribe(newsletter, reader).page()).getPath();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void lookingAtTheLinkChangesNothing(String method) throws Exception {
		for (String query : List.of("", "?" + ONE_CLICK, "?List-Unsubscribe=One-Click&_method=POST")) {
			HttpResponse<String> answer = ask(method, link + query, BodyPublishers.noBody(), "Accept", "text/html");
			assertThat(answer.statusCode()).as(query).isEqualTo(200);
			assertThat(answer.headers().map()).as(query).doesNotContainKeys("set-cookie", "location");
			assertThat(subscribers.confirmed("edito")).as(query).isOne();
		}
	}

	@Test
	void thePageHasOneButtonThatActs() throws Exception {
		Document page = Jsoup
			.parse(ask("GET", link, BodyPublishers.noBody(), "Accept", "text/html", "Accept-Language", "fr").body());
		assertThat(page.select("main button, main input:not([type=hidden]), main a")).hasSize(1);
		assertThat(page.select("form[method=post]").hasAttr("action")).isFalse();
		assertThat(page.select("form input").attr("name")).isEqualTo("List-Unsubscribe");
		assertThat(page.select("form input").attr("value")).isEqualTo("One-Click");
		assertThat(page.text()).contains("L’édito du lundi", "Me désabonner");
		assertThat(page.select("[style], style, script")).isEmpty();
	}

	@Test
	void aMailClientsOneClickActsWithoutCookieOrRedirect() throws Exception {
		assertActs(post(link, FORM, ONE_CLICK));
	}

	@Test
	void aMultipartBodyActsAsWell() throws Exception {
		String body = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
		assertActs(post(link, "multipart/form-data; boundary=b", body));
	}

	private void assertActs(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
		assertThat(subscribers.confirmed("edito")).isZero();
	}

	@Test
	void doingItTenTimesIsDoingItOnce() throws Exception {
		post(link, FORM, ONE_CLICK);
		Object once = db.sql("select unsubscribed_at from subscription").query().singleValue();
		for (int time = 2; time <= 10; time++) {
			assertActs(post(link, FORM, ONE_CLICK));
		}
		assertThat(db.sql("select unsubscribed_at from subscription").query().singleValue()).isEqualTo(once);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "List-Unsubscribe=", "List-Unsubscribe=one-click", "list-unsubscribe=One-Click",
			"List-Unsubscribe=One-Click&List-Unsubscribe=No", "{\"List-Unsubscribe\":\"One-Click\"}" })
	void anyOtherBodyChangesNothing(String body) throws Exception {
		assertThat(post(link, FORM, body).statusCode()).isEqualTo(400);
		assertThat(subscribers.confirmed("edito")).isOne();
	}

	@Test
	void anAlteredLinkIsUnknownToEverybodyAndChangesNothing() throws Exception {
		for (String altered : List.of(link.substring(0, link.length() - 1), link + "A", changed(20),
				changed(link.length() - 5), "/unsubscribe/x")) {
			assertThat(post(altered, FORM, ONE_CLICK).statusCode()).as(altered).isEqualTo(404);
			assertThat(ask("GET", altered, BodyPublishers.noBody()).statusCode()).as(altered).isEqualTo(404);
		}
		assertThat(subscribers.confirmed("edito")).isOne();
	}

	private String changed(int position) {
		char other = (link.charAt(position) == 'A') ? 'B' : 'A';
		return link.substring(0, position) + other + link.substring(position + 1);
	}

	@Test
	void aPersonIsToldWhatHappenedAndWhatIsNext() throws Exception {
		Document page = Jsoup.parse(ask("POST", link, BodyPublishers.ofString(ONE_CLICK), "Content-Type", FORM,
				"Accept", "text/html", "Accept-Language", "fr")
			.body());
		assertThat(page.select("main").text()).contains("Vous ne recevrez plus « L’édito du lundi »",
				"une personne vous lit");
		assertThat(subscribers.confirmed("edito")).isZero();
	}

	@Test
	void aPersonWithABrokenLinkIsToldAnotherWayOut() throws Exception {
		HttpResponse<String> answer = ask("GET", link + "A", BodyPublishers.noBody(), "Accept", "text/html",
				"Accept-Language", "en");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(Jsoup.parse(answer.body()).select("main").text()).contains("This link is not whole",
				"answer any of the newsletter’s mails");
	}

	@Test
	void theLinkOfANewsletterThatIsGoneStillEndsItsSubscription() throws Exception {
		db.sql("update subscription set newsletter = 'gone'").update();
		HttpResponse<String> page = ask("GET", link("gone"), BodyPublishers.noBody(), "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(post(link("gone"), FORM, ONE_CLICK).statusCode()).isEqualTo(200);
		assertThat(subscribers.confirmed("gone")).isZero();
	}

	private HttpResponse<String> post(String path, String type, String body) throws Exception {
		return ask("POST", path, BodyPublishers.ofString(body), "Content-Type", type);
	}

	private HttpResponse<String> ask(String method, String path, BodyPublisher body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.method(method, body);
		return client.send((headers.length > 0) ? request.headers(headers).build() : request.build(),
				BodyHandlers.ofString());
	}

}
