package dev.lundi.issue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.support.TestDatabase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = { DatabaseTest.Parts.class, IssuePagesTests.Pages.class },
		properties = { "lundi.newsletters.edito.name=L’édito",
				"lundi.newsletters.edito.from=L’édito <edito@example.org>", "lundi.newsletters.edito.zone=Europe/Paris",
				"lundi.newsletters.edito.source.type=folder", "lundi.newsletters.edito.source.path=content" })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
class IssuePagesTests {

	private final MockMvcTester mvc;

	private final IssueAssembler assembler;

	private final Issues issues;

	private final Newsletters newsletters;

	private final JdbcClient jdbc;

	@Autowired
	IssuePagesTests(WebApplicationContext context, IssueAssembler assembler, Issues issues, Newsletters newsletters,
			JdbcClient jdbc) {
		this.mvc = MockMvcTester.from(context);
		this.assembler = assembler;
		this.issues = issues;
		this.newsletters = newsletters;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void noIssues() {
		jdbc.sql("truncate issue cascade").update();
	}

	@Test
	void showsTheNewslettersOfThisSite() {
		Document home = page("/", "fr");
		assertThat(home.select("main h2 a[href=/n/edito]").text()).isEqualTo("L’édito");
		assertThat(home.text()).contains("Un numéro paraît chaque lundi à 8 h");
	}

	@Test
	void saysWhatANewsletterIs() {
		assertThat(page("/n/edito", "fr").text()).contains("L’édito", "chaque lundi", "Aucun numéro n’a encore paru.");
	}

	@Test
	void listsPublishedIssuesNewestFirst() {
		approve(draft("2026-W46", "Premier", "<p>x</p>"));
		approve(draft("2026-W47", "Deuxième", "<p>x</p>"));
		draft("2026-W48", "Pas encore", "<p>x</p>");
		for (String address : List.of("/n/edito", "/n/edito/issues")) {
			Document list = page(address, "fr");
			assertThat(list.select("ol.issues li a").eachText()).containsExactly("Deuxième", "Premier");
			assertThat(list.select("ol.issues li a").eachAttr("href")).containsExactly("/n/edito/issues/2026-W47",
					"/n/edito/issues/2026-W46");
			assertThat(list.select("ol.issues li").text()).startsWith("Deuxième n° 2 · lundi 23 novembre 2026");
		}
	}

	@Test
	void showsAPublishedIssueWhole() {
		approve(assembler.assemble(newsletters.get("edito"), Samples.WEEK, Samples.content()).orElseThrow());
		Document page = page("/n/edito/issues/2026-W47", "fr");
		assertThat(page.title()).isEqualTo("Le banc vide · L’édito");
		assertThat(page.select("main h1").text()).isEqualTo("Le banc vide");
		assertThat(page.select("main > article p").eachText()).contains("Il reste un banc sur la place.",
				"Par Une autrice");
		assertThat(page.select("#commentaires h3").eachText()).containsExactly("Ada", "Blaise");
		assertThat(page.select("#comment-10 .muted").text())
			.isEqualTo("2 réponses, dont celle de l’auteur · Répondre à Ada");
		assertThat(page.select("main a[href]").eachAttr("href")).contains("https://blog.example.org/banc",
				"https://blog.example.org/banc#comment-10", "https://blog.example.org/autre");
	}

	@Test
	void speaksEnglishToWhomPrefersIt() {
		approve(assembler.assemble(newsletters.get("edito"), Samples.WEEK, Samples.content()).orElseThrow());
		Document page = page("/n/edito/issues/2026-W47", "en-GB,en;q=0.9,fr;q=0.5");
		assertThat(page.select("html").attr("lang")).isEqualTo("en");
		assertThat(page.text()).contains("The conversation", "Monday 23 November 2026", "2 replies, one by the author");
		assertThat(page.select("main h1").attr("lang")).isEqualTo("fr");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fr", "de" })
	void speaksFrenchToEverybodyElse(String accepted) {
		Document page = page("/", accepted);
		assertThat(page.select("html").attr("lang")).isEqualTo("fr");
		assertThat(page.text()).contains("Les lettres de ce site");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/n/autre", "/n/autre/issues", "/n/autre/issues/2026-W47", "/n/edito/issues/2026-W47",
			"/n/edito/issues/lundi", "/n/edito/issues/2026-W99", "/n/%3Cscript%3E" })
	void saysThatThereIsNoSuchPage(String address) {
		MvcTestResult result = get(address, "fr");
		assertThat(result).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("Cette page n’existe pas")
			.doesNotContain("??", "<script>");
	}

	@Test
	void hidesDraftsAndWithdrawnIssues() {
		Issue issue = draft("2026-W47", "Titre", "<p>x</p>");
		assertThat(get("/n/edito/issues/2026-W47", "fr")).hasStatus(HttpStatus.NOT_FOUND);
		approve(issue);
		assertThat(get("/n/edito/issues/2026-W47", "fr")).hasStatusOk();
		issues.withdraw(issue);
		assertThat(get("/n/edito/issues/2026-W47", "fr")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void showsATitleAsWordsOnly() {
		approve(draft("2026-W47", "<img src=x onerror=alert(1)> ${7*7} [[${7*7}]]", "<p>__${7*7}__</p>"));
		for (String address : List.of("/n/edito", "/n/edito/issues/2026-W47")) {
			Document page = page(address, "fr");
			assertThat(page.select("img")).isEmpty();
			assertThat(page.text()).contains("<img src=x onerror=alert(1)> ${7*7} [[${7*7}]]").doesNotContain("49");
		}
	}

	private Document page(String address, String language) {
		MvcTestResult result = get(address, language);
		assertThat(result).hasStatusOk().bodyText().doesNotContain("??", "th:");
		String html = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
		return Jsoup.parse(html.replace('\u00a0', ' '));
	}

	private MvcTestResult get(String address, String language) {
		MockMvcTester.MockMvcRequestBuilder request = mvc.get().uri(URI.create(address));
		return language.isEmpty() ? request.exchange()
				: request.header(HttpHeaders.ACCEPT_LANGUAGE, language).exchange();
	}

	private Issue draft(String week, String title, String html) {
		Editorial sample = Samples.editorial(title, html);
		return assembler
			.assemble(newsletters.get("edito"), Week.parse(week), new WeekContent(sample, List.of(), List.of()))
			.orElseThrow();
	}

	private void approve(Issue issue) {
		issue.approve("claire", DatabaseTest.NOW);
		issues.save(issue);
	}

	@ImportAutoConfiguration({ DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
			ThymeleafAutoConfiguration.class, MessageSourceAutoConfiguration.class })
	@Import({ IssuePages.class, CommentReasons.class })
	static class Pages {

	}

}
