package dev.lundi.issue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import dev.lundi.issue.IssueMail.Reason;
import dev.lundi.issue.IssueMail.TopComment;
import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an issue says; how any mail is built is checked in {@code dev.lundi.template}. */
class IssueMailStructureTests {

	private final EmailRenderer renderer = new EmailTemplates(Path.of("email-templates")).renderer(Design.PLAIN);

	private final SampleMails mails = new SampleMails(this.renderer);

	@Test
	void saysWhichOfItsWordsAreInTheEditorialsLanguage() {
		Document html = Jsoup.parse(html(Locale.ENGLISH, this.mails.whole(null)));
		assertThat(html.title()).isEqualTo("L’ardoise et la conversation");
		assertThat(html.select("html").attr("lang")).isEqualTo("en");
		assertThat(html.select("div:has(> h1), .prose").eachAttr("lang")).containsOnly("fr");
	}

	@Test
	void greetsByNameOrNotAtAll() {
		assertThat(html(Locale.FRENCH, this.mails.bare("Léonie"))).contains("Bonjour Léonie,");
		assertThat(List.of(html(Locale.FRENCH, this.mails.bare(null)), html(Locale.FRENCH, this.mails.bare(" "))))
			.allSatisfy((html) -> assertThat(html).doesNotContain("Bonjour"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fr | false | 0    | false | Pas encore de réponse\u202f; la vôtre serait la première
			fr | false | 1    | false | 1\u00a0réponse
			fr | false | 1    | true  | 1\u00a0réponse, celle de l’auteur
			fr | false | 7    | true  | 7\u00a0réponses, dont celle de l’auteur
			fr | false | 1200 | false | 1\u202f200\u00a0réponses
			fr | true  | 0    | false | Choisi par la rédaction
			fr | true  | 0    | true  | Choisi par la rédaction · L’auteur a répondu
			fr | true  | 2    | true  | Choisi par la rédaction · 2\u00a0réponses, dont celle de l’auteur
			en | false | 0    | false | No replies yet; yours would be the first
			en | false | 1    | true  | 1\u00a0reply, the author’s
			en | false | 7    | true  | 7\u00a0replies, one of them the author’s
			en | true  | 1200 | false | Chosen by the editors · 1,200\u00a0replies""")
	void saysWhyACommentIsThere(String language, boolean pinned, int replies, boolean author, String sentence) {
		IssueMail mail = with(this.mails.bare(null), new TopComment("Inès", this.renderer.prose("<p>Oui.</p>"),
				new Reason(pinned, replies, author, 0, null), "https://blog.example.org/#c1"));
		Locale locale = Locale.forLanguageTag(language);
		assertThat(Jsoup.parse(html(locale, mail)).expectFirst(".comment-foot").wholeText()).startsWith(sentence);
		assertThat(this.renderer.render("issue", locale, mail).text()).contains("\n" + sentence + "\n");
	}

	@Test
	void saysTheSameInBothParts() {
		IssueMail mail = this.mails.whole("Léonie");
		String text = this.renderer.render("issue", Locale.FRENCH, mail).text();
		String shown = text.replaceAll("[\\s\\u00a0>]+", "");
		Document html = Jsoup.parse(html(Locale.FRENCH, mail));
		assertThat(html.select("h1, h2, h3, .comment-foot span, .action a, .foot a, .article-summary").eachText())
			.allSatisfy((words) -> assertThat(shown).contains(words.replaceAll("[\\s\\u00a0]+", "")));
		assertThat(html.select("a").eachAttr("href")).allSatisfy((link) -> assertThat(text).contains(link));
	}

	@Test
	void staysSmallWithALongEditorialAndFiveComments() {
		String paragraph = "<p>" + "lendemain été ".repeat(50) + "<a href=\"https://blog.example.org/\">ici</a></p>";
		IssueMail sample = this.mails.whole("Léonie");
		IssueMail.Lead lead = new IssueMail.Lead("Titre", "Chapeau", "Odile Serrano",
				this.renderer.prose(paragraph.repeat(9)), "https://blog.example.org/");
		TopComment comment = new TopComment("Inès", this.renderer.prose(paragraph), new Reason(false, 7, true, 0, null),
				"https://blog.example.org/#c1");
		IssueMail mail = new IssueMail(sample.masthead(), "Titre", "Chapeau", "fr", lead,
				Collections.nCopies(5, comment), sample.articles(), sample.webUrl(), sample.footer(), "Léonie");
		assertThat(encoded(html(Locale.FRENCH, mail))).isLessThan(45_000);
	}

	/** As quoted-printable, less its soft line breaks. */
	private static int encoded(String html) {
		int size = 0;
		for (byte octet : html.getBytes(StandardCharsets.UTF_8)) {
			size += octet < 0 || octet == '=' ? 3 : 1;
		}
		return size;
	}

	private static IssueMail with(IssueMail mail, TopComment comment) {
		return new IssueMail(new IssueMail.Masthead("Carnet", 1, LocalDate.of(2026, 11, 23)), mail.subject(),
				mail.preheader(), "fr", mail.lead(), List.of(comment), List.of(), mail.webUrl(), mail.footer(), null);
	}

	private String html(Locale language, IssueMail mail) {
		return this.renderer.render("issue", language, mail).html();
	}

}
