package dev.lundi.access;

import java.nio.file.Path;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@WebMvcTest(SecurityConfigurationTests.AnyPage.class)
@Import({ SecurityConfiguration.class, AccountConfiguration.class, SecurityConfigurationTests.AnyPage.class })
class SecurityConfigurationTests {

	@TempDir
	private static Path folder;

	@DynamicPropertySource
	static void dataDir(DynamicPropertyRegistry properties) {
		properties.add("lundi.data-dir", folder::toString);
	}

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# path                                  | visitor | editor | operator | nobody
			/                                       | open    | open   | open     | open
			/n/edito                                | open    | open   | open     | open
			/n/edito/issues/2026-W47                | open    | open   | open     | open
			/unsubscribe/token                      | open    | open   | open     | open
			/confirm/token                          | open    | open   | open     | open
			/preferences/token                      | open    | open   | open     | open
			/view/token                             | open    | open   | open     | open
			/login                                  | open    | open   | open     | open
			/lundi.css                              | open    | open   | open     | open
			/lundi.svg                              | open    | open   | open     | open
			/webjars/htmx.org/2.0.10/dist/htmx.js   | open    | open   | open     | open
			/desk                                   | login   | open   | closed   | closed
			/desk/                                  | login   | open   | closed   | closed
			/desk/issues/1                          | login   | open   | closed   | closed
			/console                                | login   | closed | open     | closed
			/console/mailings/1                     | login   | closed | open     | closed
			/inbox                                  | login   | open   | open     | closed
			/inbox/1/html                           | login   | open   | open     | closed
			/inbox/1/source                         | login   | open   | open     | closed
			/api/v1/newsletters                     | absent  | closed | closed   | closed
			/actuator/env                           | absent  | closed | closed   | closed
			/unheard-of                             | absent  | closed | closed   | closed
			/DESK                                   | absent  | closed | closed   | closed
			/Console                                | absent  | closed | closed   | closed
			/deskX                                  | absent  | closed | closed   | closed
			/lundi.css/x                            | absent  | closed | closed   | closed
			/login/x                                | absent  | closed | closed   | closed
			/application.yaml                       | absent  | closed | closed   | closed
			""")
	void everyRouteIsDeclaredForEveryRole(String path, String visitor, String editor, String operator, String nobody) {
		assertThat(answer(path, HttpMethod.GET, anonymous())).as("visitor").isEqualTo(visitor);
		assertThat(answer(path, HttpMethod.GET, as("EDITOR"))).as("editor").isEqualTo(editor);
		assertThat(answer(path, HttpMethod.GET, as("OPERATOR"))).as("operator").isEqualTo(operator);
		assertThat(answer(path, HttpMethod.GET, as("NOBODY"))).as("nobody").isEqualTo(nobody);
		assertThat(answer(path, HttpMethod.HEAD, as("EDITOR"))).as("HEAD").isEqualTo(editor);
		assertThat(answer(path, HttpMethod.HEAD, anonymous())).as("HEAD").isEqualTo(visitor);
	}

	@ParameterizedTest
	@ValueSource(strings = { "//desk", "/desk;x", "/%2e/desk", "/x/../desk", "/desk%2fissues", "/./desk", "/desk%00",
			"/n//desk", "/n/..%2fdesk", "/n/%2e%2e/desk", "/desk\\x", "/login;/../desk" })
	void addressesInDisguiseReachNothing(String path) {
		assertThat(answer(path, HttpMethod.GET, anonymous())).isIn("refused", "absent", "login");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/view/token", "/", "/lundi.css", "/webjars/x" })
	void pagesToLookAtTakeNoOtherMethod(String path) {
		assertThat(answer(path, HttpMethod.POST, anonymous())).isEqualTo("absent");
		assertThat(answer(path, HttpMethod.DELETE, anonymous())).isEqualTo("absent");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/n/edito/other", "/desk/issues/1/approve", "/console/mailings/1/pause", "/inbox/empty",
			"/logout" })
	void changesWithoutTokenAreRefused(String path) {
		for (HttpMethod method : new HttpMethod[] { HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE,
				HttpMethod.PATCH }) {
			MvcTestResult result = mvc.perform(mvc.method(method).uri(path).with(as("EDITOR", "OPERATOR")));
			assertThat(result).as(method + " " + path).hasStatus(403);
		}
	}

	@Test
	void linksOfReadersNeedNoToken() {
		for (String link : List.of("/unsubscribe/token", "/preferences/token", "/confirm/token", "/export/token",
				"/erasure/token", "/stay/token")) {
			assertThat(mvc.post().uri(link)).hasStatusOk();
			assertThat(mvc.delete().uri(link)).hasStatus(403);
		}
	}

	@Test
	void visitorsOfTheDeskAreAskedToSignIn() {
		assertThat(mvc.get().uri("/desk")).hasStatus(302).hasRedirectedUrl("/login");
	}

	@Test
	void anExpiredSessionLeadsAPartialPageToTheLogin() {
		assertThat(mvc.get().uri("/console/progress").header("HX-Request", "true")).hasStatus(401)
			.headers()
			.hasValue("HX-Redirect", "/login");
	}

	@Test
	void pagesLoadNothingForeignAndAreNeverFramed() {
		assertThat(mvc.get().uri("/").with(anonymous())).headers()
			.hasValue("Content-Security-Policy", PageHeaders.PAGE)
			.hasValue("X-Frame-Options", "DENY")
			.hasValue("X-Content-Type-Options", "nosniff")
			.hasValue("Referrer-Policy", "no-referrer")
			.containsHeader("Permissions-Policy");
		assertThat(PageHeaders.PAGE).doesNotContain("unsafe").contains("frame-ancestors 'none'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inbox/7/html", "/desk/edito/2026-W47/mail.html" })
	void mailsInAFrameAreSandboxed(String path) {
		assertThat(mvc.get().uri(path).with(as("EDITOR"))).headers()
			.hasValue("Content-Security-Policy", PageHeaders.MAIL)
			.hasValue("X-Frame-Options", "SAMEORIGIN");
		assertThat(PageHeaders.MAIL).contains("default-src 'none'", "sandbox ")
			.doesNotContain("allow-scripts", "allow-same-origin", "allow-forms", "script-src");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/n/html", "/view/html", "/html", "/console/html", "/inbox/htm" })
	void noOtherPageGetsThePolicyOfMails(String path) {
		assertThat(mvc.get().uri(path).with(as("EDITOR", "OPERATOR"))).headers()
			.hasValue("Content-Security-Policy", PageHeaders.PAGE);
	}

	private String answer(String path, HttpMethod method, RequestPostProcessor who) {
		MvcTestResult result = mvc
			.perform(mvc.method(method).uri("/").with(who).with(csrf()).with(request -> at(path, request)));
		return switch (result.getResponse().getStatus()) {
			case 200 -> "open";
			case 302 -> "login";
			case 400 -> "refused";
			case 403 -> "closed";
			case 404 -> "absent";
			default -> "unexpected " + result.getResponse().getStatus();
		};
	}

	/** The very characters: a client builder would tidy them up. */
	private static MockHttpServletRequest at(String path, MockHttpServletRequest request) {
		request.setRequestURI(path);
		request.setServletPath(path);
		request.setPathInfo(null);
		return request;
	}

	private static RequestPostProcessor as(String... roles) {
		return user("somebody").roles(roles);
	}

	/** Answers at every address, so that only the rules decide. */
	@RestController
	static class AnyPage {

		@RequestMapping("/**")
		String page(HttpServletRequest request) {
			return request.getRequestURI();
		}

		@TestConfiguration
		static class Time {

			@Bean
			@Primary
			SettableClock settableClock() {
				return new SettableClock();
			}

		}

	}

}
