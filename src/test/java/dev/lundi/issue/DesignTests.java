package dev.lundi.issue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.TemplateException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A newsletter's own look, colours, words and logo, without a touch on the templates. */
class DesignTests {

	private static final URI LOGO = URI.create("https://blog.example.org/logo.png");

	private static final Map<String, String> NONE = Map.of();

	private final EmailTemplates templates = new EmailTemplates(Path.of("email-templates"));

	@Test
	void takesAColourAndAFontEverywhere() {
		String html = html(design("", Map.of("link", "#7a0f3c"), Map.of("reading", "Charter, serif")), Locale.FRENCH);
		assertThat(html).contains("#7a0f3c", "Charter,serif").doesNotContain("#1d4f91", "Iowan");
	}

	@Test
	void hasASecondLook() {
		Document plain = Jsoup.parse(html(Design.PLAIN, Locale.FRENCH));
		Document slate = Jsoup.parse(html(design("ardoise", NONE, NONE), Locale.FRENCH));
		assertThat(slate.text()).isEqualTo(plain.text());
		assertThat(style(slate, ".masthead")).contains("background-color:#263238");
		assertThat(style(plain, ".masthead")).doesNotContain("background-color");
	}

	@Test
	void letsColoursHaveTheLastWordOverALook() {
		assertThat(html(design("ardoise", Map.of("slate", "#402020"), NONE), Locale.FRENCH)).contains("#402020")
			.doesNotContain("#263238");
	}

	@Test
	void saysItsOwnWordsInTheLanguagesThatItHasThemFor() {
		Design own = new Design("", NONE, NONE,
				Map.of("fr", Map.of("comments", "Vos lettres", "greeting", "Cher {0},")), null, 160);
		assertThat(Jsoup.parse(html(own, Locale.FRENCH)).text()).contains("Vos lettres", "Cher Léonie,")
			.doesNotContain("La conversation");
		assertThat(Jsoup.parse(html(own, Locale.GERMAN)).text()).contains("Vos lettres");
		assertThat(Jsoup.parse(html(own, Locale.ENGLISH)).text()).contains("The conversation", "Hello Léonie,");
	}

	@Test
	void showsALogoThatSpeaksItsName() {
		Design own = new Design("", NONE, NONE, Map.of(), LOGO, 120);
		Element logo = Jsoup.parse(html(own, Locale.FRENCH)).expectFirst("img.logo");
		assertThat(logo.attr("src")).isEqualTo(LOGO.toString());
		assertThat(logo.attr("alt")).isEqualTo("Le Carnet du lundi");
		assertThat(logo.attr("width")).isEqualTo("120");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''     | lnk    | #123456          | ''       | ''        | colours.lnk: the style sheets have no --lnk; they have paper, card,
					''     | link   | url(//x.example) | ''       | ''        | colours.link: 'url(//x.example)' is no colour
					''     | link   | red;position:fixed | ''     | ''        | colours.link: 'red;position:fixed' is no colour
					''     | link   | #ccc             | ''       | ''        | link (#ccc) on paper (#fbfaf6) has a contrast of 1.5
					''     | dark-ink | #444           | ''       | ''        | dark-ink (#444) on dark-paper (#171612)
					soir   |        |                  | ''       | ''        | email-templates/looks/soir.css is missing
					''     |        |                  | greting  | Salut     | words.fr.greting: messages.properties has no words for "greting"
					''     |        |                  | greeting | Salut {a} | words.fr.greeting: "Salut {a}" cannot be filled in
					""")
	void refusesWhatItsTemplatesDoNotKnowAndWhatNobodyCouldRead(String look, @Nullable String colour,
			@Nullable String value, String key, String words, String message) {
		Design wrong = new Design(look, (colour != null && value != null) ? Map.of(colour, value) : NONE, NONE,
				key.isEmpty() ? Map.of() : Map.of("fr", Map.of(key, words)), null, 160);
		assertThatExceptionOfType(TemplateException.class)
			.isThrownBy(() -> templates.check("lundi.newsletters.edito.design", wrong))
			.withMessageStartingWith("lundi.newsletters.edito.design: ")
			.withMessageContaining(message);
	}

	private static Design design(String look, Map<String, String> colours, Map<String, String> fonts) {
		return new Design(look, colours, fonts, Map.of(), null, 160);
	}

	private String html(Design design, Locale language) {
		EmailRenderer renderer = templates.renderer(design);
		return renderer.render("issue", language, new SampleMails(renderer).whole("Léonie")).html();
	}

	private static String style(Document mail, String selector) {
		return mail.expectFirst(selector).attr("style");
	}

}
