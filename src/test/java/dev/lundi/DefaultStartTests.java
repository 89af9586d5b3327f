package dev.lundi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.Standings;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.support.ReceivedMail;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a newcomer finds after {@code ./mvnw spring-boot:run}, on nothing but defaults.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "lundi.base-url=" + DefaultStartTests.SITE, "lundi.delivery.rate=1000" })
class DefaultStartTests {

	static final String SITE = "https://site.example";

	@Autowired
	private JdbcClient db;

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private Standings standings;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void asOnAFreshMachine(DynamicPropertyRegistry properties) throws IOException {
		Path data = Path.of("target/default-start");
		FileSystemUtils.deleteRecursively(data);
		properties.add("lundi.data-dir", data::toString);
	}

	@Test
	void theLastWeeksIssueHasGoneOutToHundredsOfReadersAndTheLedgerBalances() {
		Run run = runs.latest().getFirst();
		assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
		MailingProgress progress = standings.progress(runs.mailingOf(run).orElseThrow().id());
		assertThat(progress.planned()).isGreaterThanOrEqualTo(300);
		assertThat(progress.counts()).isEqualTo(Map.of(DeliveryStatus.ACCEPTED, progress.planned()));
	}

	@Test
	void everyReaderFindsOneMailInTheirLanguageWithTheirName() throws IOException {
		Map<String, NamedCsvRecord> readers = readers();
		List<ReceivedMail> mails = mails();
		assertThat(mails).map(ReceivedMail::recipient).containsExactlyInAnyOrderElementsOf(readers.keySet());
		assertThat(mails).map(ReceivedMail::unsubscribeLink).doesNotHaveDuplicates();
		assertThat(mails).allSatisfy((mail) -> {
			NamedCsvRecord reader = Objects.requireNonNull(readers.get(mail.recipient()));
			assertThat(mail.language()).isEqualTo(reader.getField("language"));
			assertThat(mail.words()).contains(reader.getField("name").replaceAll("\\s+", " "))
				.contains(reader.getField("language").equals("fr") ? "Se désabonner" : "Unsubscribe");
		});
	}

	@Test
	void everyLinkOfAMailToThisSiteLeadsSomewhere() throws Exception {
		List<String> links = Pattern.compile("href=\"(" + SITE + "[^\"#]*)")
			.matcher(mails().getFirst().html())
			.results()
			.map((match) -> match.group(1))
			.distinct()
			.toList();
		assertThat(links).hasSizeGreaterThanOrEqualTo(2);
		for (String link : links) {
			assertThat(get(link).statusCode()).as(link).isEqualTo(200);
		}
	}

	@Test
	void oneClickUnsubscribesAndLookingDoesNot() throws Exception {
		ReceivedMail mail = mails().get(7);
		get(mail.unsubscribeLink());
		assertThat(subscription(mail.recipient())).isEqualTo("CONFIRMED");
		HttpResponse<String> answer = send(HttpRequest.newBuilder(here(mail.unsubscribeLink()))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().map()).doesNotContainKeys("location", "set-cookie");
		assertThat(subscription(mail.recipient())).isEqualTo("UNSUBSCRIBED");
	}

	@Test
	void theBenchesAskWhoOneIs() throws Exception {
		for (String page : List.of("/inbox", "/desk", "/console")) {
			HttpResponse<String> answer = get(SITE + page);
			assertThat(answer.statusCode()).as(page).isEqualTo(302);
			assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/login");
		}
	}

	private Map<String, NamedCsvRecord> readers() throws IOException {
		try (InputStreamReader file = new InputStreamReader(
				new ClassPathResource("sample/readers.csv").getInputStream(), StandardCharsets.UTF_8);
				CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
			return rows.stream().collect(Collectors.toMap((row) -> row.getField("email"), Function.identity()));
		}
	}

	private List<ReceivedMail> mails() {
		return db.sql("select raw from inbox_mail order by id")
			.query((row, number) -> ReceivedMail.parse(row.getBytes(1)))
			.list();
	}

	private String subscription(String email) {
		return db.sql("select status from subscription join subscriber s on s.id = subscriber where s.email = ?")
			.param(email)
			.query((row, number) -> row.getString(1))
			.single();
	}

	private HttpResponse<String> get(String link) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(here(link)).GET());
	}

	private URI here(String link) {
		return URI.create("http://localhost:" + port + link.substring(SITE.length()));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

}
