package dev.lundi.roster;

import java.util.Locale;

import dev.lundi.mail.EmailAddress;
import dev.lundi.roster.Caller.Answer;
import dev.lundi.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What programs do with subscribers: the same as operators, by the same rules. */
@ExtendWith(OutputCaptureExtension.class)
class ApiTests extends RosterScene {

	private static final String IMPORT = "/api/v1/newsletters/edito/subscribers/import";

	private static final String EXPORT = "/api/v1/newsletters/edito/subscribers/export";

	private static final String PROVEN = HEADER + "lea@example.org,Léa,fr,,2025-03-12,inscription sur le site\n";

	/** What still goes on would meet the next test's cleaning. */
	@AfterEach
	void allImportsAreFinished() {
		Until.holds("all imports are finished", () -> imports.all().stream().allMatch(RosterImport::isFinished));
	}

	private Caller contacts() {
		return new Caller(port, Caller.CONTACTS);
	}

	@Test
	void aDryRunSaysWhatWouldComeOfItAndTheRunDoesIt() {
		objecting("opposee@example.org");
		Answer taken = contacts().csv(IMPORT + "?dry-run=true",
				PROVEN + "opposee@example.org,,,,,\nsans.example.org,,,,,\nmax@example.org,,,,,\n");
		assertThat(taken.status()).isEqualTo(202);
		JsonNode report = finished(taken.header("Location"));
		assertThat(report.get("status").asString()).isEqualTo("read");
		assertThat(report.get("dryRun").asBoolean()).isTrue();
		assertThat(report.get("percent").asInt()).isEqualTo(100);
		assertThat(report.get("rows").asLong()).isEqualTo(4);
		assertThat(counts(report)).isEqualTo("1 confirmed, 1 pending, 1 suppressed, 1 bad");
		JsonNode bad = report.get("bad").get(0);
		assertThat(bad.get("line").asLong()).isEqualTo(4);
		assertThat(bad.get("column").asString()).isEqualTo("email");
		assertThat(bad.get("reason").asString()).contains("Il faut un @");
		assertThat(states()).isEmpty();
		assertThat(contacts().call("POST", taken.header("Location") + "/run", "").status()).isEqualTo(202);
		assertThat(finished(taken.header("Location")).get("status").asString()).isEqualTo("imported");
		assertThat(states()).hasSize(2).containsEntry("lea@example.org", "CONFIRMED");
		assertThat(contacts().call("POST", taken.header("Location") + "/run", "").problem(409))
			.contains("en cours ou fait");
	}

	private static String counts(JsonNode report) {
		JsonNode counts = report.get("counts");
		return "%d confirmed, %d pending, %d suppressed, %d bad".formatted(counts.get("confirmed").asLong(),
				counts.get("pending").asLong(), counts.get("suppressed").asLong(), counts.get("bad").asLong());
	}

	/** The report, when nothing more will come of it. */
	private JsonNode finished(String location) {
		Until.holds("the import is finished", () -> contacts().get(location).json().get("finished").asBoolean());
		return contacts().get(location).json();
	}

	@Test
	void withoutADryRunItIsImportedAndItsProgramIsOnRecord() {
		JsonNode report = finished(contacts().csv(IMPORT, PROVEN).header("Location"));
		assertThat(report.get("status").asString()).isEqualTo("imported");
		assertThat(states()).containsEntry("lea@example.org", "CONFIRMED");
		assertThat(db.sql("select operator || ' ' || file from roster_import").query(String.class).single())
			.isEqualTo("api:contacts api:contacts");
		JsonNode nobody = finished(contacts().csv(IMPORT, PROVEN).header("Location"));
		assertThat(nobody.get("status").asString()).isEqualTo("read");
		JsonNode refused = finished(contacts().csv(IMPORT, "nom\nLéa\n").header("Location"));
		assertThat(refused.get("status").asString()).isEqualTo("refused");
		assertThat(refused.get("refusal").asString()).contains("email");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?dry-run=yes", "?dry-run=", "?dry-run=true&dry-run=false", "?strict=1", "?ask=oui" })
	void whatMayHaveBeenMeantToBeTriedIsNotDone(String query) {
		assertThat(contacts().csv(IMPORT + query, PROVEN).problem(400)).contains("true ou false");
		assertThat(db.sql("select count(*) from roster_import").query(Long.class).single()).isZero();
	}

	@Test
	void whatIsNoFileOfOursIsRefused() {
		assertThat(contacts().csv(IMPORT, "").problem(400)).contains("corps est vide");
		assertThat(contacts().csv(IMPORT, "email\n" + "a@example.org\n".repeat(400_000)).problem(413)).contains("4 Mo");
		assertThat(contacts().call("POST", IMPORT, "x", "Content-Type", "multipart/form-data; boundary=x").problem(415))
			.contains("text/csv");
		assertThat(contacts().csv(IMPORT.replace("edito", "autre"), PROVEN).problem(404)).isNotEmpty();
	}

	@Test
	void theSameKeyGivesTheFirstAnswerAgainAndDoesNothing() {
		Answer first = contacts().csv(IMPORT, PROVEN, "Idempotency-Key", "nuit-du-23");
		finished(first.header("Location"));
		Answer second = contacts().csv(IMPORT, PROVEN, "Idempotency-Key", "nuit-du-23");
		assertThat(second.status()).isEqualTo(first.status());
		assertThat(second.header("Location")).isEqualTo(first.header("Location"));
		assertThat(second.response().body()).isEqualTo(first.response().body());
		assertThat(db.sql("select count(*) from roster_import").query(Long.class).single()).isOne();
		assertThat(contacts().csv(IMPORT + "?dry-run=true", PROVEN, "Idempotency-Key", "nuit-du-23").problem(422))
			.contains("une autre demande");
		assertThat(contacts().csv(IMPORT, PROVEN + "\n", "Idempotency-Key", "nuit-du-23").status()).isEqualTo(422);
		assertThat(contacts().csv(IMPORT, PROVEN, "Idempotency-Key", "x".repeat(201)).status()).isEqualTo(400);
		assertThat(contacts().csv(IMPORT, PROVEN, "Idempotency-Key", "nuit-du-24").header("Location"))
			.isNotEqualTo(first.header("Location"));
	}

	@Test
	void aKeyWhoseFirstRequestIsUnderWayWaits() {
		contacts().csv(IMPORT, PROVEN, "Idempotency-Key", "a");
		db.sql("update first_answer set location = null, body = null").update();
		assertThat(contacts().csv(IMPORT, PROVEN, "Idempotency-Key", "a").problem(409)).contains("en cours");
		db.sql("update first_answer set at = at - interval '2 minutes'").update();
		assertThat(contacts().csv(IMPORT, PROVEN, "Idempotency-Key", "a").status()).isEqualTo(202);
	}

	@Test
	void theExportIsTheOperators() {
		subscriber("=formule@example.org");
		unsubscribed("partie@example.org");
		Answer file = contacts().get(EXPORT);
		assertThat(file.header("Content-Type")).startsWith("text/csv");
		assertThat(file.response().body()).isEqualTo(nora().get("/console/subscribers/export?newsletter=edito").body())
			.contains("'=formule@example.org", "partie@example.org");
		assertThat(contacts().get(EXPORT + "?status=unsubscribed").response().body()).contains("partie")
			.doesNotContain("formule");
		assertThat(contacts().call("GET", EXPORT + "?status=parti", "", "Accept", "text/csv").problem(400))
			.contains("unsubscribed");
	}

	@Test
	void aSuppressionIsMadeFoundListedAndLiftedByItsHash() {
		String body = "{\"email\": \"Lea@example.org\"}";
		assertThat(contacts().json("POST", "/api/v1/suppressions/find", body).problem(404)).isNotEmpty();
		Answer made = contacts().json("POST", "/api/v1/suppressions", body);
		assertThat(made.status()).isEqualTo(201);
		assertThat(suppressions.hold(EmailAddress.parse("lea@example.org"))).isTrue();
		assertThat(made.json().get("reason").asString()).isEqualTo("operator");
		assertThat(contacts().json("POST", "/api/v1/suppressions", body).status()).isEqualTo(200);
		assertThat(contacts().json("POST", "/api/v1/suppressions/find", body).json()).isEqualTo(made.json());
		assertThat(contacts().get("/api/v1/suppressions").json().get("suppressions").get(0)).isEqualTo(made.json());
		assertThat(contacts().call("DELETE", made.header("Location"), "").status()).isEqualTo(204);
		assertThat(suppressions.count()).isZero();
		assertThat(contacts().get("/api/v1/suppressions").json().get("count").asLong()).isZero();
	}

	@Test
	void onlyThePersonTakesAnObjectionBack() {
		Answer made = contacts().json("POST", "/api/v1/suppressions",
				"{\"email\": \"lea@example.org\", \"reason\": \"objection\"}");
		assertThat(contacts().call("DELETE", made.header("Location"), "").problem(409))
			.contains("parole de la personne");
		assertThat(contacts().call("DELETE", made.header("Location") + "?asked=true", "").status()).isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"email": "jean@"}                              | Cette adresse n’est pas valable
			{}                                              | Cette adresse n’est pas valable
			{"email": "a@example.org", "reason": "humeur"}  | operator ou objection
			{"email": ["a@example.org"]}                    | n’est pas comprise
			{"email":                                       | n’est pas comprise
			""")
	void whatMakesNoSenseIsRefusedInWords(String body, String words) {
		assertThat(contacts().json("POST", "/api/v1/suppressions", body).problem(400)).contains(words);
		assertThat(suppressions.count()).isZero();
	}

	@Test
	void listsAThousandAtATime() {
		db.sql("""
				insert into suppression (address_hash, reason)
				select sha256(convert_to(n::text, 'UTF8')), 'OBJECTION' from generate_series(1, 1001) n
				""").update();
		JsonNode first = contacts().get("/api/v1/suppressions").json();
		assertThat(first.get("suppressions")).hasSize(1000);
		JsonNode rest = contacts().get("/api/v1/suppressions?after=" + first.get("next").asString()).json();
		assertThat(rest.get("suppressions")).hasSize(1);
		assertThat(rest.has("next")).isFalse();
	}

	@Test
	void aPersonIsShownAndErasedAndNothingOfItStandsInTheLog(CapturedOutput output) {
		subscriber("lea@example.org");
		long id = contacts().json("POST", "/api/v1/subscribers/find", "{\"email\": \"LEA@example.org\"}")
			.json()
			.get("id")
			.asLong();
		Answer shown = contacts().get("/api/v1/subscribers/" + id);
		assertThat(shown.json().get("subscriber").get(0).get("email").asString()).isEqualTo("lea@example.org");
		assertThat(shown.json().get("subscriptions").get(0).get("newsletter").asString()).isEqualTo("edito");
		assertThat(shown.header("Cache-Control")).contains("no-store");
		assertThat(contacts().call("DELETE", "/api/v1/subscribers/" + id + "?objection=true", "").status())
			.isEqualTo(204);
		assertThat(contacts().get("/api/v1/subscribers/" + id).problem(404)).isNotEmpty();
		assertThat(db.sql("select count(*) from subscriber").query(Long.class).single()).isZero();
		assertThat(suppressions.hold(EmailAddress.parse("lea@example.org"))).isTrue();
		assertThat(contacts().call("DELETE", "/api/v1/subscribers/" + id, "").problem(404)).isNotEmpty();
		assertThat(output.getAll().toLowerCase(Locale.ROOT)).contains("api:contacts erases a person")
			.doesNotContain("lea@", Caller.CONTACTS);
	}

}
