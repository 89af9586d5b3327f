package dev.lundi.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class SessionCookieTests {

	@TempDir
	private static Path folder;

	private final HttpClient browser = HttpClient.newHttpClient();

	@Test
	void signingInGivesANewSessionWhoseCookieScriptsAndOtherSitesCannotUse() throws Exception {
		try (ServletWebServerApplicationContext lundi = start("http://localhost:8080")) {
			HttpResponse<String> page = browser.send(login(lundi).build(), HttpResponse.BodyHandlers.ofString());
			String first = cookie(page);
			assertThat(first).startsWith("lundi=").contains("Path=/", "HttpOnly", "SameSite=Lax");
			String token = Jsoup.parse(page.body()).select("input[name=_csrf]").attr("value");
			HttpResponse<String> signedIn = browser.send(login(lundi).header("Cookie", first.split(";", 2)[0])
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("username=marie&password=sesame&_csrf=" + token))
				.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(signedIn.statusCode()).isEqualTo(302);
			assertThat(cookie(signedIn).split(";", 2)[0]).startsWith("lundi=").isNotEqualTo(first.split(";", 2)[0]);
		}
	}

	@Test
	void behindHttpsTheCookieNeverTravelsInTheClear() throws IOException, InterruptedException {
		try (ServletWebServerApplicationContext lundi = start("https://lundi.example")) {
			HttpResponse<String> page = browser.send(login(lundi).build(), HttpResponse.BodyHandlers.ofString());
			assertThat(cookie(page)).startsWith("__Host-lundi=").contains("Secure", "Path=/", "HttpOnly");
		}
	}

	private static ServletWebServerApplicationContext start(String baseUrl) {
		return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Pages.class).run("--server.port=0",
				"--spring.main.banner-mode=off", "--lundi.base-url=" + baseUrl, "--lundi.data-dir=" + folder,
				"--lundi.accounts.marie.password={noop}sesame", "--lundi.accounts.marie.roles=editor");
	}

	private static HttpRequest.Builder login(ServletWebServerApplicationContext lundi) {
		int port = Objects.requireNonNull(lundi.getWebServer()).getPort();
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"));
	}

	private static String cookie(HttpResponse<String> response) {
		return response.headers().firstValue("Set-Cookie").orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration",
			"org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration" })
	@Import({ SecurityConfiguration.class, AccountConfiguration.class, LoginController.class })
	static class Pages {

		@Bean
		Clock clock() {
			return new SettableClock();
		}

	}

}
