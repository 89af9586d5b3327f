package dev.lundi.signup;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import dev.lundi.support.ReceivedMail;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader's way from the form to the door and back, in a browser, with and without
 * scripts.
 */
class ReaderJourneyTests extends SignUpScene {

	private final WebClient browser = new WebClient(BrowserVersion.FIREFOX);

	@AfterEach
	void close() {
		browser.close();
	}

	@ParameterizedTest
	@CsvSource({ "fr, true", "fr, false", "en, true", "en, false" })
	void whoSubscribesConfirmsChoosesLeavesAndComesBack(String language, boolean scripts) throws IOException {
		browser.getOptions().setJavaScriptEnabled(scripts);
		browser.addRequestHeader("Accept-Language", language);
		boolean french = "fr".equals(language);
		HtmlPage asked = press(filledIn(open("/n/edito/subscribe")),
				french ? "Recevoir la lettre" : "Send me the newsletter");
		assertThat(title(asked)).isEqualTo(french ? "Regardez votre courrier" : "Look into your mail");
		HtmlPage confirm = open(link(mails(1).getFirst()));
		assertThat(status("edito")).isEqualTo("PENDING");
		press(confirm, french ? "Confirmer" : "Confirm");
		assertThat(status("edito")).isEqualTo("CONFIRMED");
		ReceivedMail welcome = read(mails(2).get(1));
		HtmlPage preferences = open(path(preferencesLink(welcome)));
		LocalDate until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
		field(preferences, "pausedUntil").setValue(until.toString());
		field(preferences, "name").setValue("Ada L.");
		HtmlPage saved = press(preferences, french ? "Enregistrer" : "Save");
		assertThat(field(saved, "name").getValue()).isEqualTo("Ada L.");
		assertThat(field(saved, "pausedUntil").getValue()).isEqualTo(until.toString());
		HtmlPage left = press(open(path(welcome.unsubscribeLink())), french ? "Me désabonner" : "Unsubscribe me");
		assertThat(status("edito")).isEqualTo("UNSUBSCRIBED");
		press(left, french ? "Annuler et rester abonné" : "Undo and stay subscribed");
		assertThat(status("edito")).isEqualTo("CONFIRMED");
		assertThat(browser.getCookieManager().getCookies()).as("no trace of a visit").isEmpty();
	}

	private HtmlPage filledIn(HtmlPage form) {
		for (String label : List.of("email", "name", "language")) {
			assertThat(form.querySelectorAll("label[for=%s]".formatted(label)).stream().toList()).hasSize(1);
		}
		field(form, "email").setValue("ada@example.org");
		field(form, "name").setValue("Ada");
		HtmlSelect language = form.querySelector("select[name=language]");
		assertThat(language.getSelectedOptions().getFirst().getValueAttribute())
			.isEqualTo(form.getDocumentElement().getAttribute("lang"));
		clock.advance(Duration.ofSeconds(2));
		return form;
	}

	private HtmlPage open(String path) throws IOException {
		return browser.getPage(url(path).toURL());
	}

	/** Follows the button with these words. */
	private static HtmlPage press(HtmlPage page, String words) throws IOException {
		List<HtmlButton> buttons = page.querySelectorAll("main button")
			.stream()
			.map(HtmlButton.class::cast)
			.filter((button) -> button.asNormalizedText().equals(words))
			.toList();
		assertThat(buttons).as("%s in %s", words, page.asNormalizedText()).hasSize(1);
		return buttons.getFirst().click();
	}

	private static HtmlInput field(HtmlPage page, String name) {
		return page.querySelector("main input[name=%s]".formatted(name));
	}

	private static String title(HtmlPage page) {
		return page.querySelector("h1").asNormalizedText();
	}

	private static String preferencesLink(ReceivedMail mail) {
		return mail.text()
			.lines()
			.filter((line) -> line.contains("/preferences/"))
			.findFirst()
			.orElseThrow()
			.replaceFirst(".*(https://\\S+).*", "$1");
	}

	private static String path(String link) {
		return URI.create(link).getPath();
	}

}
