package dev.lundi.issue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.Prose;
import dev.lundi.rendering.RenderedEmail;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What readers, feeds and editors write can break nothing and run nothing. */
class HostileWordsTests {

	private final EmailRenderer renderer = new EmailTemplates(Path.of("email-templates")).renderer(Design.PLAIN);

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x",
			"vbscript:x", "java\nscript:alert(1)", "//evil.example/", "https://a.example/\nBcc: b@evil.example",
			"file:///etc/passwd" })
	void neverLinksToAnythingButTheWeb(String address) {
		Prose prose = this.renderer.prose("<p>ok</p>");
		IssueMail mail = mail("mots", prose, address);
		RenderedEmail rendered = this.renderer.render("issue", Locale.FRENCH, mail);
		assertThat(Jsoup.parse(rendered.html()).select("a[href]")).isEmpty();
		assertThat(rendered.text()).doesNotContain(address.strip());
	}

	@Test
	void keepsWordsOnTheirLine() {
		RenderedEmail mail = render("Eve\r\nBcc: x@evil.example\u2028\u0085\u000b\u001b[31m", this.renderer.prose(""));
		assertThat(mail.subject()).isEqualTo("Eve Bcc: x@evil.example [31m");
		assertThat(mail.text()).contains("Bonjour Eve Bcc: x@evil.example [31m,")
			.doesNotContain("\r", "\u001b", "\u2028", "\u0085");
		assertThat(mail.html()).doesNotContain("\u001b", "\u000b");
	}

	@Test
	void keepsNamesFromTurningTheirNeighboursAround() {
		RenderedEmail mail = render("\u202egnp.exe\u2069\u2066 نور", this.renderer.prose(""));
		assertThat(mail.text()).contains("Bonjour \u2068gnp.exe نور\u2069,").doesNotContain("\u202e");
		assertThat(mail.html()).contains("Bonjour \u2068gnp.exe نور\u2069,");
	}

	@Test
	void bearsNamesWithoutEnd() {
		RenderedEmail mail = render("x".repeat(300), this.renderer.prose(""));
		assertThat(mail.html()).contains("overflow-wrap:anywhere", "x".repeat(300));
	}

	private RenderedEmail render(String words, Prose prose) {
		return this.renderer.render("issue", Locale.FRENCH, mail(words, prose, "https://a.example/?a=1&b=2"));
	}

	private static IssueMail mail(String words, Prose prose, String url) {
		return new IssueMail(new IssueMail.Masthead(words, 48, LocalDate.of(2026, 11, 23)), words, words, "fr",
				new IssueMail.Lead(words, words, words, prose, url),
				List.of(new IssueMail.TopComment(words, prose, new IssueMail.Reason(true, 3, true, 2, words), url)),
				List.of(new IssueMail.ArticleLink(words, words, url)), url,
				new IssueMail.Footer(words, words, url, url), words);
	}

}
