package dev.lundi.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** From the mail that a relay took, by the link in it, to the next run. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PreferencesRunTests extends WeeklyRunScene {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void everyMailLeadsToItsReadersOwnPageInBothParts() {
		run("edito");
		Set<String> links = new HashSet<>();
		for (Received received : relay.received()) {
			ReceivedMail mail = mail(received);
			boolean french = "fr".equals(mail.language());
			String link = Jsoup.parse(mail.html())
				.select("a:containsOwn(%s)".formatted(french ? "Vos préférences" : "Your preferences"))
				.attr("href");
			assertThat(link).startsWith("https://lundi.example/preferences/");
			assertThat(mail.text()).contains((french ? "Vos préférences" : "Your preferences") + "\r\n" + link);
			links.add(link);
		}
		assertThat(links).hasSize(AUDIENCE);
		Document french = page(get(link(reader(2))));
		assertThat(french.select("#name").val()).isEqualTo("Lectrice 2");
		assertThat(french.select("h1").text()).isEqualTo("Vos préférences");
		Document english = page(get(link(reader(1))));
		assertThat(english.select("#name").val()).isEqualTo("Lectrice 1");
		assertThat(english.select("h1").text()).isEqualTo("Your preferences");
	}

	@Test
	void whoPausesIsLeftOutUntilThePauseIsOverAndTheLedgerSaysWhy() {
		run("edito");
		String end = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(3).toString();
		choose(reader(4), "name=Lectrice+4&language=fr&zone=Europe/Paris&newsletters=edito&pausedUntil=" + end);
		runAgain();
		assertThat(relay.copies()).hasSize(AUDIENCE - 1).doesNotContainKey(reader(4));
		assertThat(reasons(DeliveryStatus.SKIPPED)).containsExactly("PAUSED");
		assertThat(progress("edito").planned()).isEqualTo(AUDIENCE);
		assertThat(progress("edito").balances()).isTrue();
		db.sql("update subscription set paused_until = now() - interval '1 s' where paused_until is not null").update();
		runAgain();
		assertThat(relay.copies()).hasSize(AUDIENCE).containsKey(reader(4));
	}

	@Test
	void aRunToNobodyButThoseWhoPauseCompletes() {
		db.sql("update subscription set paused_until = now() + interval '1 h'").update();
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.received()).isEmpty();
		assertThat(progress("edito").balances()).isTrue();
		assertThat(reasons(DeliveryStatus.SKIPPED)).hasSize(AUDIENCE).containsOnly("PAUSED");
	}

	@Test
	void theNextMailFollowsWhatWasChosen() {
		run("edito");
		choose(reader(2), "name=Zo%C3%A9&language=en&zone=Asia/Tokyo&newsletters=edito&pausedUntil=");
		choose(reader(4), "name=Lectrice+4&language=fr&zone=Europe/Paris&had=edito&pausedUntil=");
		runAgain();
		assertThat(relay.copies()).hasSize(AUDIENCE - 1).doesNotContainKey(reader(4));
		ReceivedMail mail = mail(received(reader(2)));
		assertThat(mail.language()).isEqualTo("en");
		assertThat(mail.words()).contains("Hello Zoé", "Your preferences");
	}

	/** The link of an earlier mail serves as well. */
	private void choose(String reader, String fields) {
		HttpResponse<String> answer = ask(HttpRequest.newBuilder(URI.create(local(link(reader))))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("do=save&" + fields)));
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	private void runAgain() {
		db.sql("truncate issue, weekly_run cascade").update();
		relay.forget();
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
	}

	private String link(String reader) {
		return List.of(mail(received(reader)).text().split("\\s+"))
			.stream()
			.filter((word) -> word.contains("/preferences/"))
			.findFirst()
			.orElseThrow();
	}

	private Received received(String reader) {
		return relay.received().stream().filter((mail) -> mail.recipient().equals(reader)).findFirst().orElseThrow();
	}

	private static ReceivedMail mail(Received received) {
		return ReceivedMail.parse(received.content().getBytes(StandardCharsets.UTF_8));
	}

	private HttpResponse<String> get(String link) {
		return ask(HttpRequest.newBuilder(URI.create(local(link))));
	}

	private String local(String link) {
		return "http://localhost:" + port + URI.create(link).getPath();
	}

	private HttpResponse<String> ask(HttpRequest.Builder request) {
		try {
			return client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Document page(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(200);
		return Jsoup.parse(answer.body());
	}

}
