package dev.lundi.notice;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.support.GoldenMails;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors and operators are told. */
class StaffMailTests {

	private static final Map<String, StaffMail> MAILS = Map.of("draft", SampleNotices.draft(), "trouble",
			SampleNotices.trouble(), "empty", SampleNotices.empty());

	private final EmailRenderer renderer = new EmailTemplates(Path.of("email-templates")).renderer(Design.PLAIN);

	private final GoldenMails golden = new GoldenMails("notice");

	@ParameterizedTest
	@ValueSource(strings = { "fr", "en" })
	void rendersAsBefore(String language) {
		MAILS.forEach((kind, mail) -> golden.compare(kind + "-" + language, render(kind, language, mail)));
	}

	@Test
	void tellsEditorsWhichIssueToReadAndWhenItGoes() {
		RenderedEmail mail = render("draft", "fr", SampleNotices.draft());
		assertThat(mail.subject())
			.isEqualTo("«\u202fLe Carnet du lundi\u202f»\u00a0: le numéro de la semaine 2026-W47 est à relire");
		assertThat(List.of(mail.text().replaceAll("\\s+", " "), Jsoup.parse(mail.html()).text()))
			.allMatch((part) -> part.contains("L’ardoise et la conversation"))
			.allMatch((part) -> part.replace('\u00a0', ' ')
				.contains("depuis le lundi 23 novembre 2026 à 7 h, et partira dès qu’il sera approuvé."));
	}

	@Test
	void tellsOperatorsTheReasonInWordsAndSinceWhen() {
		RenderedEmail mail = render("trouble", "fr", SampleNotices.trouble());
		assertThat(List.of(mail.text().replaceAll("\\s+", " "), Jsoup.parse(mail.html()).text()))
			.allMatch((part) -> part.contains("son quota du jour est atteint."))
			.allMatch((part) -> part.replace('\u00a0', ' ').contains("depuis le lundi 23 novembre 2026 à 7 h 12."));
	}

	@Test
	void saysNothingOfWhatNobodyKnowsYet() {
		MAILS.keySet().forEach((kind) -> {
			RenderedEmail mail = render(kind, "fr", SampleNotices.bareStaff());
			Document html = Jsoup.parse(mail.html());
			assertThat(html.select("p, h1").eachText()).doesNotContain("");
			assertThat(mail.html() + mail.text()).doesNotContain("null", "1970");
		});
	}

	private RenderedEmail render(String kind, String language, StaffMail mail) {
		return renderer.render(kind, Locale.forLanguageTag(language), mail);
	}

}
