package dev.lundi.inbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.lundi.support.TestDatabase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest(classes = InboxPagesTests.Pages.class,
		properties = { "spring.batch.job.enabled=false", "spring.messages.fallback-to-system-locale=false" })
@AutoConfigureMockMvc
@WithMockUser(roles = "EDITOR")
class InboxPagesTests {

	@TempDir
	private static Path folder;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private InboxMails mails;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) {
		TestDatabase.fresh().register(properties);
		properties.add("lundi.data-dir", folder::toString);
	}

	@BeforeEach
	void empty() {
		jdbc.sql("delete from inbox_mail").update();
	}

	@Test
	void anEmptyInboxSaysWhatWillComeHere() {
		assertThat(page("/inbox").text()).contains("Aucun mail", "La boîte est vide").doesNotContain("Vider la boîte");
	}

	@Test
	void listsTheNewestFirstFiftyAPageAndLeadsThroughAllOfThem() {
		for (int number = 1; number <= 120; number++) {
			keep("lecteur-" + number + "@example.org", "Numéro " + number, "<p>x</p>");
		}
		Document first = page("/inbox");
		assertThat(first.select("h1").text()).isEqualTo("120 mails");
		assertThat(subjects(first)).hasSize(50).startsWith("Numéro 120").endsWith("Numéro 71");
		assertThat(first.select("a[rel=prev]")).isEmpty();
		Document second = page(first.select("a[rel=next]").attr("href"));
		assertThat(subjects(second)).hasSize(50).startsWith("Numéro 70").endsWith("Numéro 21");
		Document third = page(second.select("a[rel=next]").attr("href"));
		assertThat(subjects(third)).hasSize(20).endsWith("Numéro 1");
		assertThat(third.select("a[rel=next]")).isEmpty();
		assertThat(subjects(page(third.select("a[rel=prev]").attr("href")))).isEqualTo(subjects(second));
		assertThat(subjects(page(second.select("a[rel=prev]").attr("href")))).isEqualTo(subjects(first));
	}

	@Test
	void findsRecipientsByAddressAndByName() {
		keep("elodie@example.org", "un", "<p>x</p>", "Élodie 100%");
		keep("paul@example.org", "deux", "<p>x</p>");
		assertThat(subjects(page("/inbox?q=ELODIE@"))).containsExactly("un");
		assertThat(subjects(page("/inbox?q=élodie"))).containsExactly("un");
		assertThat(subjects(page("/inbox?q=100%25"))).containsExactly("un");
		assertThat(subjects(page("/inbox?q=_"))).isEmpty();
		assertThat(page("/inbox?q=nobody").text()).contains("Aucun mail pour « nobody »");
		assertThat(page("/inbox?q=a%00b").text()).contains("Aucun mail pour");
		assertThat(page("/inbox?q='</h1><script>").select("h1 script")).isEmpty();
	}

	@Test
	void showsTheWayToTheNextAndThePreviousMailWithinTheSearch() {
		long first = keep("elodie@example.org", "un", "<p>x</p>");
		long other = keep("paul@example.org", "deux", "<p>x</p>");
		long last = keep("elodie@example.org", "trois", "<p>x</p>");
		Document middle = page("/inbox/" + other);
		assertThat(middle.select("a[rel=prev]").attr("href")).startsWith("/inbox/" + last);
		assertThat(middle.select("a[rel=next]").attr("href")).startsWith("/inbox/" + first);
		assertThat(page("/inbox/" + last + "?q=elodie").select("a[rel=next]").attr("href"))
			.startsWith("/inbox/" + first);
	}

	@Test
	void hasAViewForEveryPartOfTheMail() {
		long id = keep("elodie@example.org", "L’objet", "<p>la page</p>");
		assertThat(page("/inbox/" + id).select("iframe").attr("src")).isEqualTo("/inbox/" + id + "/html");
		assertThat(page("/inbox/" + id + "?tab=text").select("pre").text()).contains("le texte");
		assertThat(page("/inbox/" + id + "?tab=headers").select("table").text()).contains("Subject", "L’objet");
		assertThat(page("/inbox/" + id + "?tab=source").select("pre").text()).contains("boundary=b");
		assertThat(page("/inbox/" + id + "?light=dark&width=phone").select("iframe.dark.phone")).hasSize(1);
		assertThat(page("/inbox/" + id + "?tab=x&light=x&width=x").select("iframe.light.wide")).hasSize(1);
	}

	@Test
	void theSourceIsADownloadOfTheVeryBytes() {
		long id = keep("elodie@example.org", "L’objet", "<p>la page</p>");
		MvcTestResult source = mvc.get().uri("/inbox/" + id + "/source").exchange();
		assertThat(source).hasContentType("text/plain;charset=UTF-8")
			.headers()
			.hasValue("Content-Disposition", "attachment; filename=\"mail-" + id + ".eml\"");
		assertThat(source.getResponse().getContentAsByteArray()).isEqualTo(mails.raw(id).orElseThrow());
	}

	@Test
	void aScriptInAMailIsServedInASandboxOnly() {
		long id = keep("elodie@example.org", "x", "<script>alert(1)</script><img src=x onerror=alert(1)>");
		MvcTestResult html = mvc.get().uri("/inbox/" + id + "/html").exchange();
		assertThat(html).hasContentType("text/html;charset=UTF-8").headers().satisfies(headers -> {
			assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'", "sandbox ")
				.doesNotContain("allow-scripts", "allow-same-origin");
			assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
		});
		String sandbox = page("/inbox/" + id).select("iframe").attr("sandbox");
		assertThat(sandbox).doesNotContain("allow-scripts", "allow-same-origin", "allow-forms", "allow-top-navigation");
	}

	@Test
	void nothingOfAHostileMailBecomesMarkup() {
		String attack = "</title></bdi></a></pre><script>alert(1)</script>\" onload=\"alert(1)";
		String mail = "Subject: " + attack + "\r\nTo: \"" + attack.replace("\"", "'") + "\" <x@example.org>\r\n"
				+ attack.replace(" ", "") + ": x\r\n\r\n" + attack;
		long id = mails.keep(attack, List.of(attack), mail.getBytes(StandardCharsets.UTF_8));
		for (String path : List.of("/inbox", "/inbox/" + id, "/inbox/" + id + "?tab=text",
				"/inbox/" + id + "?tab=headers", "/inbox/" + id + "?tab=source")) {
			Document page = page(path);
			assertThat(page.select("script:not([src^=/webjars/])")).as(path).isEmpty();
			assertThat(page.select("[onload], [onerror]")).as(path).isEmpty();
			assertThat(page.text()).as(path).contains("<script>alert(1)</script>");
		}
	}

	@Test
	void linksOfAMailOpenOutsideTheFrame() throws Exception {
		long id = keep("elodie@example.org", "x", "<a href=https://example.org/>lire</a>");
		String html = mvc.get().uri("/inbox/" + id + "/html").exchange().getResponse().getContentAsString();
		assertThat(Jsoup.parse(html).select("base").attr("target")).isEqualTo("_blank");
		assertThat(page("/inbox/" + id).select("iframe").attr("sandbox")).contains("allow-popups");
	}

	@Test
	void emptyingSaysHowManyAndSparesWhatCameSince() {
		keep("elodie@example.org", "un", "<p>x</p>");
		keep("elodie@example.org", "deux", "<p>x</p>");
		Document page = page("/inbox");
		assertThat(page.select("details.danger").text()).contains("Les 2 mails de la boîte seront supprimés");
		keep("elodie@example.org", "trois", "<p>x</p>");
		assertThat(mvc.post()
			.uri("/inbox/empty")
			.param("upTo", page.select("input[name=upTo]").attr("value"))
			.with(csrf())).hasRedirectedUrl("/inbox");
		assertThat(subjects(page("/inbox"))).containsExactly("trois");
	}

	@Test
	void emptyingNeedsTheTokenOfThePage() {
		keep("elodie@example.org", "un", "<p>x</p>");
		assertThat(page("/inbox").select("details.danger input[name=_csrf]").attr("value")).isNotEmpty();
		assertThat(mvc.post().uri("/inbox/empty").param("upTo", "9999999")).hasStatus(403);
		assertThat(mails.count("")).isEqualTo(1);
	}

	@Test
	void aMailThatIsNotThereIsNotFound() {
		for (String path : List.of("/inbox/0", "/inbox/0/html", "/inbox/0/source", "/inbox/x", "/inbox/-1",
				"/inbox/99999999999999999999")) {
			assertThat(mvc.get().uri(path)).as(path).hasStatus(404);
		}
	}

	@Test
	void speaksEnglishToThoseWhoPreferIt() {
		keep("elodie@example.org", "un", "<p>x</p>");
		Document page = page("/inbox", Locale.ENGLISH);
		assertThat(page.select("html").attr("lang")).isEqualTo("en");
		assertThat(page.text()).contains("One mail", "No relay is declared", "Sign out");
		assertThat(page("/inbox", Locale.GERMAN).select("html").attr("lang")).isEqualTo("fr");
	}

	@Test
	void navigationOffersWhatIsOpenToTheAccount() {
		assertThat(page("/inbox").select(".top nav a").eachText()).containsExactly("Bureau", "Boîte");
		assertThat(page("/inbox").select(".top nav a[aria-current]").text()).isEqualTo("Boîte");
	}

	@Test
	void noPageCarriesInlineStylesOrScripts() {
		long id = keep("elodie@example.org", "un", "<p>x</p>");
		for (String path : List.of("/inbox", "/inbox/" + id, "/login", "/inbox/" + id + "?tab=headers")) {
			Document page = page(path);
			assertThat(page.select("[style], style, script:not([src])")).as(path).isEmpty();
		}
	}

	private long keep(String recipient, String subject, String html) {
		return keep(recipient, subject, html, "");
	}

	private long keep(String recipient, String subject, String html, String name) {
		String mail = """
				Subject: %s
				To: "%s" <%s>
				MIME-Version: 1.0
				Content-Type: multipart/alternative; boundary=b

				--b
				Content-Type: text/plain; charset=utf-8

				le texte
				--b
				Content-Type: text/html; charset=utf-8

				%s
				--b--
				""".formatted(subject, name, recipient, html).replace("\n", "\r\n");
		return mails.keep("retours@lundi.example", List.of(recipient), mail.getBytes(StandardCharsets.UTF_8));
	}

	private Document page(String path) {
		return page(path, Locale.FRENCH);
	}

	private Document page(String path, Locale locale) {
		MvcTestResult result = mvc.get()
			.uri(java.net.URI.create(path.replace("é", "%C3%A9").replace("<", "%3C").replace(">", "%3E")))
			.locale(locale)
			.exchange();
		assertThat(result).as(path).hasStatusOk();
		return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	private static List<String> subjects(Document page) {
		return page.select("td.what").eachText();
	}

	/** The pages with the security rules of the application, and nothing else of it. */
	@EnableAutoConfiguration
	@ComponentScan(basePackages = "dev.lundi", useDefaultFilters = false, includeFilters = @ComponentScan.Filter(
			type = FilterType.REGEX,
			pattern = "dev\\.lundi\\.(access\\.(LoginController|SecurityConfiguration|AccountConfiguration|SignedInAdvice)|inbox\\.Inbox(Mails|Controller|Advice))"))
	static class Pages {

		@Bean
		Clock clock() {
			return Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneId.of("Europe/Paris"));
		}

	}

}
