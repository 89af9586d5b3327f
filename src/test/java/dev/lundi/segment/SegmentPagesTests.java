package dev.lundi.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.console.HttpOperator;
import dev.lundi.console.HttpOperator.Answer;
import dev.lundi.content.Week;
import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Segments as operators have them: over HTTP, without scripts. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "lundi.accounts.nora.password={noop}sesame", "lundi.accounts.nora.roles=operator",
		"lundi.base-url=http://127.0.0.1", "lundi.newsletters.relu.segment=Fidèles" })
class SegmentPagesTests {

	private static final String PAGE = "/console/segments";

	@LocalServerPort
	private int port;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private WitnessRelay relay;

	@Autowired
	private JdbcClient db;

	@BeforeEach
	void sixReaders() {
		db.sql("truncate subscriber, suppression, issue, weekly_run, segment cascade").update();
		relay.forget();
		List<NewSubscriber> people = IntStream.range(0, 6)
			.mapToObj((n) -> new NewSubscriber(EmailAddress.parse("lectrice%d@example.org".formatted(n)), null,
					(n < 4) ? Locale.FRENCH : Locale.ENGLISH))
			.toList();
		subscribers.addConfirmed("edito", people);
		subscribers.addConfirmed("relu", people);
	}

	private HttpOperator nora() {
		return new HttpOperator(port, Locale.FRENCH);
	}

	private static String make(HttpOperator operator, String newsletter, String name, String... fields) {
		Answer answer = operator.press(PAGE, with(fields, "newsletter", newsletter, "name", name));
		assertThat(answer.status()).as(answer.body()).isEqualTo(302);
		return answer.location();
	}

	private static String[] with(String[] fields, String... more) {
		return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
	}

	@Test
	void isMadeSeenChangedAndDeleted() {
		HttpOperator nora = nora();
		Document blank = nora.get(PAGE + "/new?newsletter=edito").document();
		assertThat(blank.select("form.segment input[name=name]").attr("required")).isNotNull();
		String path = make(nora, "edito", "Anglophones", "languages", "EN");
		Document page = nora.get(path).document();
		assertThat(page.select("#languages").val()).isEqualTo("en");
		assertThat(page.select("[role=status]").text()).contains("Langue", "destinataires 2", "hors du segment 4",
				"abonnés confirmés 6");
		Document list = nora.get(PAGE).document();
		assertThat(list.select(".segments tbody tr").text()).contains("Anglophones", "L’édito du lundi", "Langue", "2");
		assertThat(nora.press(path, "name", "Francophones", "languages", "fr").status()).isEqualTo(302);
		assertThat(nora.get(path).document().select("[role=status]").text()).contains("destinataires 4");
		assertThat(nora.press(path + "/delete").location()).endsWith(PAGE);
		assertThat(nora.get(path).status()).isEqualTo(404);
	}

	@Test
	void countsWithoutSaving() {
		Answer counted = nora().press(PAGE, "newsletter", "edito", "count", "true", "languages", "fr");
		assertThat(counted.status()).isEqualTo(200);
		assertThat(counted.document().select("[role=status]").text()).contains("destinataires 4");
		assertThat(counted.alert()).isEmpty();
		assertThat(db.sql("select count(*) from segment").query(Long.class).single()).isZero();
	}

	@Test
	void whatMakesNoSenseIsSaidBesideItsFieldAndKept() {
		HttpOperator nora = nora();
		refused(nora, """
				languages     | klingonais       | Écrivez des langues comme fr
				zones         | Mars/Olympus     | Écrivez des fuseaux comme Europe/Paris
				signedUpFrom  | 31/01/2026       | Ce n’est pas une date
				confirmedFor  | 0                | Écrivez un nombre de jours
				mailedLeast   | -1               | Écrivez un nombre de 1
				mailedMost    | deux             | Écrivez un nombre de 0
				acceptedSince | hier             | Ce n’est pas une date
				cameBackSince | 9999-12-31       | Ce n’est pas une date
				reads         | disparue         | n’est plus déclarée
				""");
		refused(nora, """
				languages     | fr' or '1'='1    | Écrivez des langues comme fr
				signedUpFrom  | +292278994-08-17 | Ce n’est pas une date
				signedUpTo    | 0001-01-01       | Ce n’est pas une date
				confirmedFor  | 99999999999      | Écrivez un nombre de jours
				""");
		assertThat(db.sql("select count(*) from segment").query(Long.class).single()).isZero();
	}

	/** Lines of a field, what is typed there, and the answer. */
	private static void refused(HttpOperator operator, String lines) {
		List<String[]> wrong = lines.lines().map((line) -> line.split(" *\\| *", 3)).toList();
		Answer refused = operator.press(PAGE,
				with(wrong.stream().flatMap((one) -> Stream.of(one[0], one[1])).toArray(String[]::new), "newsletter",
						"edito", "name", "Faux"));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.alert()).contains("Rien n’a été enregistré", wrong.size() + " champs");
		Document page = refused.document();
		assertThat(wrong).allSatisfy((one) -> {
			assertThat(page.select("#%s-error".formatted(one[0])).text()).contains(one[2]);
			if (!"reads".equals(one[0])) {
				assertThat(page.select("#" + one[0]).val()).isEqualTo(one[1]);
				assertThat(page.select("#" + one[0]).attr("aria-invalid")).isEqualTo("true");
			}
		});
	}

	@Test
	void needsANameOfItsOwnAndACriterion() {
		HttpOperator nora = nora();
		assertThat(nora.press(PAGE, "newsletter", "edito", "name", "Tous").alert()).contains("au moins un critère");
		assertThat(nora.press(PAGE, "newsletter", "edito", "languages", "fr").document().select("#name-error").text())
			.contains("Donnez-lui un nom");
		make(nora, "edito", "Fidèles", "mailedLeast", "3");
		Answer second = nora.press(PAGE, "newsletter", "edito", "name", "Fidèles", "languages", "fr");
		assertThat(second.status()).isEqualTo(409);
		assertThat(second.document().select("#name-error").text()).contains("porte déjà ce nom");
		String other = make(nora, "edito", "Autres", "languages", "fr");
		assertThat(nora.press(other, "name", "Fidèles", "languages", "fr").status()).isEqualTo(409);
	}

	@Test
	void theOneOfEveryWeekIsMissedAndThenKept() {
		HttpOperator nora = nora();
		assertThat(nora.get(PAGE).alert()).contains("Relu", "« Fidèles »", "n’existe pas");
		Answer refused = nora.press("/console", "newsletter", "relu", "week", "2026-W10");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.alert()).contains("« Fidèles », qui n’existe pas", "lundi.newsletters.relu.segment",
				"Rien n’a été lancé");
		String path = make(nora, "relu", "Fidèles", "languages", "en");
		assertThat(nora.get(PAGE).alert()).isEmpty();
		assertThat(nora.press(path + "/delete").status()).isEqualTo(409);
		assertThat(nora.press(path, "name", "Infidèles", "languages", "en").status()).isEqualTo(409);
		assertThat(nora.press(path, "name", "Fidèles", "languages", "fr").status()).isEqualTo(302);
	}

	@Test
	void aRunStartedForOneGoesThereAlone() {
		HttpOperator nora = nora();
		String path = make(nora, "edito", "<b>Anglophones</b>", "languages", "en");
		String id = path.substring(path.lastIndexOf('/') + 1);
		assertThat(nora.get("/console").document().select("#audience option").eachAttr("value")).containsExactly("",
				"all", id);
		assertThat(nora.press("/console", "newsletter", "relu", "week", "2026-W10", "audience", id).alert())
			.contains("n’est pas de Relu");
		assertThat(nora.press("/console", "newsletter", "edito", "week", "2026-W10", "audience", id).status())
			.isEqualTo(302);
		Until.holds("the run has ended",
				() -> runs.find("edito", Week.parse("2026-W10")).orElseThrow().status() == RunStatus.COMPLETED);
		assertThat(relay.copies()).containsOnlyKeys("lectrice4@example.org", "lectrice5@example.org");
		Document page = nora.get("/console/edito/2026-W10").document();
		assertThat(page.select(".to").text().replace('\u00a0', ' ')).contains(
				"ne va qu’au segment « <b>Anglophones</b> ». 4 abonnés confirmés sont en dehors.", "Langue : en.");
		nora.press(path + "/delete");
		assertThat(nora.get("/console/edito/2026-W10").document().select(".to").text()).contains("Anglophones");
	}

	@Test
	void aRunToNobodyIsRefused() {
		HttpOperator nora = nora();
		String path = make(nora, "edito", "Absents", "languages", "de");
		Answer refused = nora.press("/console", "newsletter", "edito", "week", "2026-W10", "audience",
				path.substring(path.lastIndexOf('/') + 1));
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.alert()).contains("0 destinataire", "« Absents »");
		assertThat(runs.find("edito", Week.parse("2026-W10"))).isEmpty();
	}

}
