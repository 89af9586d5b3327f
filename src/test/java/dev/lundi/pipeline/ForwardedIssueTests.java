package dev.lundi.pipeline;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.lundi.support.ReceivedMail;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Whoever forwards the link to an issue forwards nothing of themselves. */
@AutoConfigureMockMvc
class ForwardedIssueTests extends WeeklyRunScene {

	private static final String PAGE = "/n/edito/issues/2026-W10";

	private static final List<String> PAGES = List.of("/n/edito", "/n/edito/issues", PAGE, "/n/edito/feed.atom");

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void anIssueThatWentOut() {
		run("edito");
	}

	@Test
	void everyMailLeadsToTheSamePage() {
		assertThat(mails().stream().flatMap((mail) -> linksToTheWeb(mail).stream())).hasSize(AUDIENCE)
			.containsOnly("https://lundi.example" + PAGE);
		assertThat(mails()).allSatisfy((mail) -> assertThat(mail.text()).contains("https://lundi.example" + PAGE));
		assertThat(get(PAGE)).hasStatusOk();
	}

	private static List<String> linksToTheWeb(ReceivedMail mail) {
		return Jsoup.parse(mail.html())
			.select("a:contains(Lire dans le navigateur), a:contains(Read in your browser)")
			.eachAttr("href");
	}

	@Test
	void aPageIsTheSameForEverybody() {
		String token = mails().getFirst().unsubscribeLink().replaceAll(".*/", "");
		for (String path : PAGES) {
			String page = body(get(path));
			assertThat(body(get(path + "?token=" + token + "&email=" + reader(1)))).isEqualTo(page);
			assertThat(body(mvc.get().uri(path).with(user("marie").roles("EDITOR", "OPERATOR")).exchange()))
				.isEqualTo(page);
			assertThat(body(mvc.get().uri(path).header(HttpHeaders.COOKIE, "lundi=x").exchange())).isEqualTo(page);
		}
	}

	@Test
	void aPageHasNothingOfAnyReader() {
		for (String path : PAGES) {
			assertThat(body(get(path)))
				.doesNotContain("/unsubscribe/", "/preferences/", "/confirm/", "/view/", "_csrf", "@example.org",
						"Lectrice ")
				.doesNotContain(mails().stream().map((mail) -> mail.unsubscribeLink().replaceAll(".*/", "")).toList());
			assertThat(get(path)).doesNotContainHeader(HttpHeaders.SET_COOKIE);
		}
	}

	@Test
	void aPageIsAsStrictAsAllOthers() {
		for (String path : PAGES) {
			MockHttpServletResponse page = get(path).getResponse();
			MockHttpServletResponse other = get("/login").getResponse();
			for (String header : List.of("Referrer-Policy", "Content-Security-Policy", "X-Frame-Options",
					"X-Content-Type-Options", "Permissions-Policy")) {
				assertThat(page.getHeader(header)).as(path + " " + header)
					.isNotBlank()
					.isEqualTo(other.getHeader(header));
			}
			assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
		}
	}

	@Test
	void aSlashAtTheEndLeadsToThePage() {
		for (String path : PAGES) {
			assertThat(get(path + "/")).hasStatus(HttpStatus.PERMANENT_REDIRECT).hasHeader(HttpHeaders.LOCATION, path);
		}
	}

	@Test
	void headAnswersAsGetDoesWithoutTheWords() {
		for (String path : PAGES) {
			MvcTestResult head = mvc.head().uri(path).exchange();
			assertThat(head).hasStatusOk();
			assertThat(head.getResponse().getContentType()).isEqualTo(get(path).getResponse().getContentType());
		}
	}

	@Test
	void aStrangeAddressIsRefusedAndNeverAnError() {
		for (String path : List.of("/n/..%2Fdesk", "/n/edito%00", "/n/edito;x=y", "/n/edito//issues",
				"/n/edito/issues/2026-W10/x", "/n/edito/issues/2026-W10%0D%0ASet-Cookie:%20x=y", "/n/%252e%252e",
				"/n/edito/issues/%F0%9F%8C%B3")) {
			MvcTestResult result = get(path);
			assertThat(result.getResponse().getStatus()).as(path).isIn(400, 404);
			assertThat(result).as(path).doesNotContainHeader(HttpHeaders.SET_COOKIE);
		}
	}

	private List<ReceivedMail> mails() {
		return relay.received()
			.stream()
			.map((mail) -> ReceivedMail.parse(mail.content().getBytes(StandardCharsets.UTF_8)))
			.toList();
	}

	private MvcTestResult get(String path) {
		return mvc.get().uri(URI.create(path)).exchange();
	}

	/** Without the stamp of a form, which says when it was shown. */
	private static String body(MvcTestResult result) {
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
			.replaceAll("name=\"stamp\" value=\"[\\w-]+\"", "");
	}

}
