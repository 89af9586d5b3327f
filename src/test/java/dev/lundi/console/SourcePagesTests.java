package dev.lundi.console;

import java.net.URI;
import java.util.Locale;

import dev.lundi.content.SourceException;
import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.gather.Gatherer;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.support.StandInServer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static dev.lundi.support.StandInServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The sources' page: what each answered, when, and how long it took. */
@ConsoleTest
class SourcePagesTests {

	private static final String PAGE = "/console/sources";

	private static final Week W47 = Week.parse("2026-W47");

	private final StandInServer site = new StandInServer();

	private final MockMvcTester mvc;

	private final JdbcClient db;

	private final Gatherer gatherer;

	private final Newsletter edito;

	SourcePagesTests(MockMvcTester mvc, JdbcClient db, Gatherer gatherer, Newsletters newsletters) {
		this.mvc = mvc;
		this.db = db;
		this.gatherer = gatherer;
		this.edito = newsletters.get("edito");
	}

	@BeforeEach
	void nothingWasRead() {
		db.sql("delete from source_check").update();
	}

	@AfterEach
	void close() {
		site.close();
	}

	private Document page(Locale language) {
		return new Operator(mvc, "nora", language).page(PAGE);
	}

	@Test
	void aSourceThatWasNeverReadSaysSo() {
		Document page = page(Locale.FRENCH);
		assertThat(page.select(".source .state").eachText()).containsExactly("pas encore lue", "pas encore lue");
		assertThat(page.select("#source-edito .facts").text()).isEqualTo("Source Dossier, " + edito.source().path());
		assertThat(page.select("nav [aria-current]").eachText()).contains("Sources");
	}

	@Test
	void anOperatorHasASourceReadAndIsToldWhatItGave() {
		long before = runs();
		assertThat(new Operator(mvc, "nora", Locale.FRENCH).press(PAGE + "/edito/read")).hasRedirectedUrl(PAGE);
		Document page = page(Locale.FRENCH);
		assertThat(page.select("#source-edito .state").text()).isEqualTo("répond");
		assertThat(page.select("#source-edito .notice").text()).matches("La semaine \\S+ a été lue : .*");
		assertThat(page.select("#source-edito .facts").text()).containsPattern("Dernière lecture .* Durée \\d+,\\d s");
		assertThat(runs()).isEqualTo(before);
	}

	private long runs() {
		return db.sql("select count(*) from weekly_run").query(Long.class).single();
	}

	@Test
	void whatASourceRefusedIsShownWithItsCodeAndTheRemedy() {
		site.answering((exchange) -> send(exchange, 404, "perdu"));
		assertThatExceptionOfType(SourceException.class).isThrownBy(this::gather);
		Document page = page(Locale.FRENCH);
		assertThat(page.select("#source-edito .state").text()).isEqualTo("ne répond pas");
		assertThat(page.select("#source-edito .notice").text()).contains("/feed/ a répondu 404.",
				"Il n’y a là aucun flux");
		assertThat(page.select("#source-edito .facts").text()).endsWith("Dernière réponse utile jamais");
		assertThat(page.text()).doesNotContain("secret");
		assertThat(page(Locale.ENGLISH).select("#source-edito .notice").text())
			.contains("answered 404. No feed is there");
	}

	@Test
	void whatCouldNotBeReadOfAWeekIsShown() {
		site.answering((exchange) -> send(exchange, exchange.getRequestURI().getPath().equals("/feed/") ? 200 : 500, """
				<rss xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel><item><title>a</title>
				<pubDate>18 Nov 2026</pubDate><wfw:commentRss>/comments</wfw:commentRss></item></channel></rss>"""));
		assertThat(gather()).isNotNull();
		Document page = page(Locale.FRENCH);
		assertThat(page.select("#source-edito .state").text()).isEqualTo("répond en partie");
		assertThat(page.select("#source-edito .notice").text()).contains("La semaine 2026-W47 a été lue",
				"L’éditorial est là, mais pas ses commentaires", "/comments a répondu 500.");
	}

	@Test
	void aSourceThatIsNotDeclaredIsNotFound() {
		assertThat(new Operator(mvc, "nora", Locale.FRENCH).press(PAGE + "/autre/read")).hasStatus(404);
	}

	private Object gather() {
		SourceSettings feed = new SourceSettings(SourceSettings.Type.FEED, URI.create(site.url() + "/feed/?key=secret"),
				null, null, null, null, null, null, true);
		return gatherer
			.gather(new Newsletter(edito.slug(), edito.name(), edito.language(), edito.zone(), edito.publisher(), feed,
					edito.schedule(), edito.comments(), edito.week(), edito.design(), edito.editors(), edito.segment()),
					W47);
	}

}
