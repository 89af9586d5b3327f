package dev.lundi.roster;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import dev.lundi.console.HttpOperator.Answer;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.support.Until;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The two steps of an import, and how they end before their end. */
class ImportStepsTests extends RosterScene {

	private static final String ROW = "a@example.org,,,,2025-03-12,site\n";

	@Autowired
	private Newsletters newsletters;

	@Autowired
	private DataSource dataSource;

	private RosterImport unread() {
		return imports.add(newsletters.get("edito"),
				new ImportThreads.Upload(Path.of("gros.csv"), "gros.csv", 200, false), "nora", false);
	}

	@Test
	void whoSeesThePageWhileAllIsUnderWayIsToldHowFarItIs() {
		RosterImport roster = unread();
		imports.stir(roster, 80);
		Document page = nora().get(roster.path()).document();
		assertThat(plain(page.select("[role=status] .sentence").text())).isEqualTo("Lecture du fichier : 40 %.");
		assertThat(page.select("[data-hx-get]").attr("data-hx-get")).isEqualTo(roster.path() + "/progress");
		assertThat(plain(nora().get(roster.path() + "/progress").document().text())).contains("40 %");
	}

	@Test
	void aReadingThatBrokeOffSaysSo() {
		RosterImport roster = unread();
		clock.advance(Duration.ofSeconds(11));
		Document page = amy().get(roster.path()).document();
		assertThat(page.select("[role=status]").text())
			.isEqualTo("The reading was interrupted before its end. Nothing is imported. Upload the file again.");
		assertThat(page.select("[data-hx-get], form[action$=/run]")).isEmpty();
	}

	/** As when its process is killed: the database ends what it had begun. */
	@Test
	void anImportWhoseSessionDiesLeavesNothingAndCanBeStartedAgain() throws SQLException {
		String path = read(nora(), HEADER + ROW);
		try (Connection other = dataSource.getConnection()) {
			other.setAutoCommit(false);
			other.createStatement().execute("lock table subscription in share mode");
			assertThat(nora().press(path + "/run").status()).isEqualTo(302);
			Until.holds("the import waits", () -> terminated() > 0);
			other.rollback();
		}
		clock.advance(Duration.ofSeconds(11));
		Until.holds("the lock is free", () -> find(path).isBroken());
		Document page = nora().get(path).document();
		assertThat(page.select("[role=status]").text()).startsWith("L’import s’est interrompu avant la fin.");
		assertThat(db.sql("select count(*) from subscriber").query(Long.class).single()).isZero();
		assertThat(nora().press(path + "/run").status()).isEqualTo(302);
		assertThat(tally(nora().get(settled(path)).document())).isEqualTo(tally(1, 0, 0, 0, 0, 0, 0));
	}

	private RosterImport find(String path) {
		return imports.find(Long.parseLong(path.substring(path.lastIndexOf('/') + 1))).orElseThrow();
	}

	/** Ends those who have added subscribers and wait for their subscriptions. */
	private int terminated() {
		return db.sql("""
				select count(pg_terminate_backend(pid)) from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock' and query like '%made as%'
				""").query(Integer.class).single();
	}

	@Test
	void whatIsImportedIsNotImportedTwice() {
		String path = read(nora(), HEADER + ROW);
		nora().press(path + "/run");
		settled(path);
		Answer again = nora().press(path + "/run");
		assertThat(again.status()).isEqualTo(409);
		assertThat(again.alert()).startsWith("Rien n’a commencé : ce fichier est déjà importé");
	}

	@Test
	void afterAnHourNothingOfAFileIsLeft() {
		String path = read(nora(), HEADER + ROW + "x,,,,,\n");
		clock.advance(Duration.ofMinutes(59));
		imports.sweep();
		assertThat(nora().get(path).status()).isEqualTo(200);
		assertThat(nora().get(PAGE).document().select(".imports td").eachText()).containsExactly("lu, pas importé",
				"edito");
		clock.advance(Duration.ofMinutes(2));
		imports.sweep();
		assertThat(nora().get(path).status()).isEqualTo(404);
		assertThat(db.sql("select count(*) from roster_row").query(Long.class).single()).isZero();
	}

	@Test
	void aFileCanBeForgottenAtOnce() {
		String path = read(nora(), HEADER + ROW);
		assertThat(nora().press(path + "/discard").location()).endsWith(PAGE);
		assertThat(nora().get(path).status()).isEqualTo(404);
		assertThat(db.sql("select count(*) from roster_row").query(Long.class).single()).isZero();
	}

	@Test
	void aFileThatIsTooLargeIsRefusedInWords() {
		Answer answer = nora().upload(PAGE + "/imports", "gros.csv", BodyPublishers.ofByteArray(new byte[6_000_000]),
				"newsletter", "edito");
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.document().select("main").text()).contains("Ce fichier est trop grand");
		assertThat(imports.all()).isEmpty();
	}

	@Test
	void onlyOperatorsUpload() {
		Answer answer = ada().upload(PAGE + "/imports", "a.csv", BodyPublishers.ofByteArray(new byte[20_000]),
				"newsletter", "edito");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(ada().get(PAGE).status()).isEqualTo(403);
		assertThat(imports.all()).isEmpty();
	}

	@Test
	void aFormThatWasForgedUploadsNothing() {
		Answer answer = nora().forge()
			.upload(PAGE + "/imports", "a.csv", BodyPublishers.ofString(HEADER), "newsletter", "edito");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(imports.all()).isEmpty();
	}

	@Test
	void thePageTellsHowManyThereAreOfEachNewsletter() {
		subscriber("la@example.org");
		subscriber("opposee@example.org");
		objecting("opposee@example.org");
		unsubscribed("partie@example.org");
		importing(nora(), HEADER + "attend@example.org,,,,,\n");
		assertThat(nora().get(PAGE).document().select("#counts-edito td").eachText()).containsExactly("2", "1", "1",
				"1");
		assertThat(nora().get(PAGE).document().select("#counts-relu td").eachText()).containsExactly("0", "0", "0",
				"0");
	}

}
