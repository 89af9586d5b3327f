package dev.lundi.inbox;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class InboxMailPagesTests extends InboxScene {

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
	void aMailThatIsNotThereIsNotFound() {
		for (String path : List.of("/inbox/0", "/inbox/0/html", "/inbox/0/source", "/inbox/x", "/inbox/-1",
				"/inbox/99999999999999999999")) {
			assertThat(mvc.get().uri(path)).as(path).hasStatus(404);
		}
	}

}
