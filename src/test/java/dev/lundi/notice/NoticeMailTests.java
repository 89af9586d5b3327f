package dev.lundi.notice;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.Personal;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.support.GoldenMails;
import dev.lundi.support.HostileWords;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What notices say; how any mail is built is checked in {@code dev.lundi.template}. */
class NoticeMailTests {

	private static final List<String> LANGUAGES = List.of("fr", "en");

	private final EmailRenderer renderer = new EmailTemplates(Path.of("email-templates")).renderer(Design.PLAIN);

	private final GoldenMails golden = new GoldenMails("notice");

	@ParameterizedTest
	@EnumSource
	void rendersAsBefore(NoticeKind kind) {
		for (String language : LANGUAGES) {
			golden.compare(kind.template() + "-" + language,
					render(kind, language, SampleNotices.whole(kind, reader("Léonie"))));
		}
	}

	/** Names of newsletters and readers as nobody wishes for, and no postal address. */
	@Test
	void rendersAwkwardNamesAsBefore() {
		Personal reader = reader("عبد الرحمن بن محمد الأندلسي ".repeat(4).strip());
		for (String language : LANGUAGES) {
			golden.compare("welcome-" + language + "-rich",
					render(NoticeKind.WELCOME, language, SampleNotices.rich(NoticeKind.WELCOME, reader)));
			golden.compare("export-" + language + "-bare",
					render(NoticeKind.EXPORT, language, SampleNotices.bare(NoticeKind.EXPORT, reader)));
		}
	}

	/** Until somebody confirms, the name may be any stranger's message to them. */
	@ParameterizedTest
	@EnumSource
	void callsNobodyByANameThatStrangersMayHaveWritten(NoticeKind kind) {
		RenderedEmail mail = render(kind, "fr", SampleNotices.bare(kind, reader("Gagnez sur evil.example")));
		assertThat(mail.subject() + mail.html() + mail.text()).doesNotContain("evil.example", "Bonjour");
	}

	@Test
	void greetsWhoHasConfirmedByNameOrNotAtAll() {
		NoticeKind kind = NoticeKind.WELCOME;
		RenderedEmail named = render(kind, "fr", SampleNotices.whole(kind, reader("Léonie")));
		assertThat(List.of(named.html(), named.text())).allMatch((part) -> part.contains("Bonjour Léonie,"));
		RenderedEmail unnamed = render(kind, "fr", SampleNotices.whole(kind, reader(null)));
		assertThat(unnamed.html() + unnamed.text()).doesNotContain("Bonjour");
	}

	@ParameterizedTest
	@EnumSource
	void hasOneButtonAndTheSameAddressBelowIt(NoticeKind kind) {
		NoticeMail mail = SampleNotices.whole(kind, reader(null));
		for (String language : LANGUAGES) {
			Document html = Jsoup.parse(render(kind, language, mail).html());
			assertThat(html.select("td.button > a").eachAttr("href")).containsExactly(mail.url());
			assertThat(html.expectFirst("td.button").attr("style")).contains("background-color:#f4c430",
					"mso-padding-alt:12px 20px");
			assertThat(html.select("p").eachText()).contains(mail.url());
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysTheSameInBothParts(NoticeKind kind) {
		for (String language : LANGUAGES) {
			RenderedEmail mail = render(kind, language, SampleNotices.whole(kind, reader("Léonie")));
			String shown = closedUp(mail.text());
			assertThat(Jsoup.parse(mail.html()).select(".masthead .line, .reading p, h1, .button, .foot p, .foot a"))
				.hasSizeGreaterThan(6)
				.filteredOn((element) -> element.select("> a").size() < 2)
				.allMatch((element) -> shown.contains(closedUp(element.text())));
		}
	}

	@ParameterizedTest
	@EnumSource
	void leadsOutOnlyThoseWhoAreIn(NoticeKind kind) {
		Personal reader = reader(null);
		RenderedEmail outside = render(kind, "fr", SampleNotices.bare(kind, reader));
		assertThat(Jsoup.parse(outside.html()).select(".foot a")).isEmpty();
		assertThat(outside.text()).doesNotContain("Se désabonner", "Vos préférences\n").endsWith("Publié par Préau\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil.example/",
			"https://a.example/\nBcc: b@evil.example", "file:///etc/passwd" })
	void neverLinksToAnythingButTheWeb(String address) {
		NoticeMail mail = new NoticeMail("Carnet", "fr", null, address,
				new NoticeMail.Footer("Préau", "", address, address));
		for (NoticeKind kind : NoticeKind.values()) {
			RenderedEmail rendered = render(kind, "fr", mail);
			assertThat(Jsoup.parse(rendered.html()).select("a[href]")).isEmpty();
			assertThat(rendered.html() + rendered.text()).doesNotContain(address.strip());
		}
	}

	@ParameterizedTest
	@EnumSource
	void bearsEveryNameOfANewsletter(NoticeKind kind) {
		for (String name : HostileWords.attacks()) {
			RenderedEmail mail = render(kind, "en", new NoticeMail(name, "fr", null, "https://a.example/",
					new NoticeMail.Footer(name, name, null, null)));
			assertThat(mail.subject()).doesNotContain("\n", "\r", "\0", "\u202e");
			assertThat(Jsoup.parse(mail.html()).select("p *, h1 *")).as(name).isEmpty();
			assertThat(mail.text()).as(name).doesNotContain("\n\n\n", "\r", "\0", "\u001b");
		}
	}

	private RenderedEmail render(NoticeKind kind, String language, NoticeMail mail) {
		return renderer.render(kind.template(), Locale.forLanguageTag(language), mail);
	}

	private static Personal reader(@Nullable String name) {
		return new Personal(name, "https://lundi.example.org/unsubscribe/jeton",
				"https://lundi.example.org/preferences/jeton");
	}

	private static String closedUp(String words) {
		return words.replaceAll("[\\s\u00a0\u202f]+", "");
	}

}
