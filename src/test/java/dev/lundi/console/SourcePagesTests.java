package dev.lundi.console;

import java.net.URI;
import java.util.Locale;

import dev.lundi.support.LundiTest;
import dev.lundi.support.StandInServer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static dev.lundi.support.StandInServer.send;
import static org.assertj.core.api.Assertions.assertThat;

/** The sources' page: what each answered, when, and how long it took. */
@LundiTest
@AutoConfigureMockMvc
class SourcePagesTests {

	private static final String PAGE = "/console/sources";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient db;

	@Autowired
	private StandInBlog blog;

	private Operator nora() {
		return new Operator(mvc, "nora", Locale.FRENCH);
	}

	@BeforeEach
	void behave() {
		blog.status = 200;
		db.sql("delete from source_check").update();
	}

	@Test
	void aSourceThatWasNeverReadSaysSo() {
		Document page = nora().page(PAGE);
		assertThat(page.select("#source-blog .state").text()).isEqualTo("pas encore lue");
		assertThat(page.select("#source-blog .facts").text()).isEqualTo("Source Flux RSS ou Atom, " + blog.shown());
		assertThat(page.select("nav [aria-current]").eachText()).contains("Sources");
	}

	@Test
	void whatASourceAnsweredIsShownWithItsTimeAndItsCode() {
		assertThat(nora().press(PAGE + "/blog/read")).hasRedirectedUrl(PAGE);
		Document well = nora().page(PAGE);
		assertThat(well.select("#source-blog .state").text()).isEqualTo("répond");
		assertThat(well.select("#source-blog .notice").text()).contains("a été lue : elle n’a pas d’éditorial");
		assertThat(well.select("#source-blog .facts").text()).contains("Dernière lecture", "Durée 0,", " s");

		blog.status = 404;
		nora().press(PAGE + "/blog/read");
		Document gone = nora().page(PAGE);
		assertThat(gone.select("#source-blog .state").text()).isEqualTo("ne répond pas");
		assertThat(gone.select("#source-blog .notice").text()).contains(blog.shown() + " a répondu 404.",
				"Il n’y a là aucun flux");
		assertThat(gone.select("#source-blog .facts").text()).contains("Dernière réponse utile")
			.doesNotContain("jamais", "secret");
		assertThat(new Operator(mvc, "nora", Locale.ENGLISH).page(PAGE).select("#source-blog .notice").text())
			.contains("answered 404. No feed is there");
	}

	@Test
	void aSourceThatIsNotDeclaredIsNotFound() {
		assertThat(nora().press(PAGE + "/autre/read")).hasStatus(404);
	}

	/** A blog whose feed has no article of last week. */
	static class StandInBlog implements AutoCloseable {

		private final StandInServer server = new StandInServer();

		private volatile int status = 200;

		StandInBlog() {
			server.answering((exchange) -> send(exchange, status,
					"<rss><channel><item><title>a</title><pubDate>1 Nov 2006</pubDate></item></channel></rss>"));
		}

		URI url() {
			return URI.create(server.url() + "/feed/?key=secret");
		}

		String shown() {
			return server.url() + "/feed/";
		}

		@Override
		public void close() {
			server.close();
		}

	}

	/** A newsletter with that source. */
	@TestConfiguration
	static class WithABlog {

		@Bean
		StandInBlog standInBlog() {
			return new StandInBlog();
		}

		@Bean
		DynamicPropertyRegistrar blogProperties(StandInBlog blog) {
			return (properties) -> {
				properties.add("lundi.newsletters.blog.from", () -> "Le blog <blog@example.org>");
				properties.add("lundi.newsletters.blog.source.type", () -> "feed");
				properties.add("lundi.newsletters.blog.source.url", blog::url);
				properties.add("lundi.newsletters.blog.source.allow-private", () -> true);
			};
		}

	}

}
