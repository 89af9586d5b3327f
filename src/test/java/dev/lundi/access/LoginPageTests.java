package dev.lundi.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import dev.lundi.browser.Markup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@WebMvcTest(controllers = LoginController.class,
		properties = { "lundi.accounts.marie.password={noop}sesame", "lundi.accounts.marie.roles=editor,operator",
				"lundi.accounts.paul.password={noop}sesame", "lundi.accounts.paul.roles=operator",
				"spring.messages.fallback-to-system-locale=false" })
@Import({ SecurityConfiguration.class, AccountConfiguration.class, LoginPageTests.Time.class })
class LoginPageTests {

	@TempDir
	private static Path folder;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private SettableClock clock;

	@DynamicPropertySource
	static void dataDir(DynamicPropertyRegistry properties) {
		properties.add("lundi.data-dir", folder::toString);
	}

	@BeforeEach
	void letPausesPass() {
		clock.pass(LoginFailures.PAUSE);
	}

	@Test
	void asksForAccountAndPasswordInTheVisitorsLanguage() {
		Document french = page("/login", Locale.FRENCH);
		assertThat(french.select("label").eachText()).containsExactly("Compte", "Mot de passe");
		assertThat(french.select("form input[name=_csrf]").attr("value")).isNotEmpty();
		assertThat(french.select("[role=alert]")).isEmpty();
		assertThat(page("/login", Locale.ENGLISH).select("h1").text()).isEqualTo("Sign in");
	}

	@Test
	void leadsEachToTheirBench() {
		assertThat(signIn("marie", "sesame")).hasRedirectedUrl("/desk");
		assertThat(signIn("paul", "sesame")).hasRedirectedUrl("/console");
	}

	@Test
	void leadsBackToThePageThatWasAskedFor() {
		MockHttpSession session = new MockHttpSession();
		assertThat(mvc.get().uri("/console/mailings/7").session(session)).hasRedirectedUrl("/login");
		MvcTestResult answer = mvc.post()
			.uri("/login")
			.session(session)
			.param("username", "paul")
			.param("password", "sesame")
			.with(csrf())
			.exchange();
		assertThat(answer.getResponse().getRedirectedUrl()).contains("/console/mailings/7");
	}

	@Test
	void everyRefusalLooksTheSame() {
		assertThat(signIn("marie", "wrong")).hasRedirectedUrl("/login?error");
		assertThat(signIn("nobody", "sesame")).hasRedirectedUrl("/login?error");
		assertThat(signIn("", "")).hasRedirectedUrl("/login?error");
		assertThat(page("/login?error", Locale.FRENCH).select("[role=alert]").text())
			.contains("Ce compte ou ce mot de passe ne convient pas");
	}

	@Test
	void tenFailuresCloseTheDoorForAMinuteEvenToTheRightPassword() {
		for (int failure = 0; failure < 10; failure++) {
			signIn("marie", "wrong");
		}
		assertThat(signIn("marie", "sesame")).hasRedirectedUrl("/login?error");
		assertThat(signIn("paul", "sesame")).hasRedirectedUrl("/console");
		clock.pass(LoginFailures.PAUSE);
		assertThat(signIn("marie", "sesame")).hasRedirectedUrl("/desk");
	}

	@Test
	void signingInNeedsTheTokenOfThePage() {
		assertThat(mvc.post().uri("/login").param("username", "marie").param("password", "sesame")).hasStatus(403);
	}

	private MvcTestResult signIn(String account, String password) {
		return mvc.post().uri("/login").param("username", account).param("password", password).with(csrf()).exchange();
	}

	private Document page(String path, Locale locale) {
		MvcTestResult result = mvc.get().uri(path).locale(locale).exchange();
		assertThat(result).hasStatusOk();
		return Markup.valid(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
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
