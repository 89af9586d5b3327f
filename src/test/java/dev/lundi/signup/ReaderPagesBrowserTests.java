package dev.lundi.signup;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.lundi.browser.Axe;
import dev.lundi.browser.Chromium;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.Payloads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What a browser makes of the pages that readers see, where Chromium is installed. */
class ReaderPagesBrowserTests extends SignUpScene {

	private static final int NARROWEST = 320;

	private static final int AT_ONCE = 10;

	private static @Nullable Chromium chromium;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private SubscriberLinks links;

	private final Map<String, String> pages = new LinkedHashMap<>();

	@BeforeAll
	static void open() {
		chromium = Chromium.start().orElse(null);
		Assumptions.assumeTrue(chromium != null, "Chromium is not installed: pages are not looked at in a browser");
	}

	@AfterAll
	static void close() {
		if (chromium != null) {
			chromium.close();
		}
	}

	@BeforeEach
	void everyPage() {
		long ada = subscriber("ada@example.org", "Ada");
		long bo = subscriber("bo@example.org", "Bo");
		db.sql("update subscription set status = 'PENDING' where subscriber = ?").param(ada).update();
		pages.put("home", "/");
		pages.put("newsletter", "/n/edito");
		pages.put("subscribe", "/n/edito/subscribe");
		pages.put("confirm", path(links.confirmation("edito", ada)));
		pages.put("confirmed", path(links.confirmation("edito", bo)));
		pages.put("unsubscribe", path(links.unsubscribe("edito", bo).page()));
		pages.put("preferences", path(links.preferences(bo)));
		pages.put("unknown link", "/preferences/x");
		pages.put("missing", "/n/edito/issues/2020-W01");
	}

	/** The pages for which a mail must have been asked. */
	private void errands() {
		for (Purpose purpose : List.of(Purpose.EXPORT, Purpose.ERASURE)) {
			post(pages.get("preferences") + "/" + purpose.name().toLowerCase(Locale.ROOT), Map.of());
			long notice = db.sql("select max(id) from notice").query(Long.class).single();
			pages.put(purpose.name(), path(links.errand(purpose, notice)));
		}
		long asked = db.sql("""
				insert into notice (kind, newsletter, subscriber, status, created_at, next_attempt_at)
				select 'STAY', newsletter, subscriber, 'ACCEPTED', created_at, created_at from notice
				order by id desc limit 1
				returning id
				""").query(Long.class).single();
		pages.put(Purpose.STAY.name(), path(links.errand(Purpose.STAY, asked)));
	}

	private long subscriber(String address, String name) {
		EmailAddress email = EmailAddress.parse(address);
		subscribers.addConfirmed("edito", List.of(new NewSubscriber(email, name, Locale.FRENCH)));
		return db.sql("select id from subscriber where email_key = ?").param(address).query(Long.class).single();
	}

	private static String path(String url) {
		return URI.create(url).getPath();
	}

	/** 320 pixels are also what is left of 640 at 200 %. */
	@ParameterizedTest
	@ValueSource(strings = { "fr", "en" })
	void theyKeepNobodyFromReading(String language) throws IOException {
		db.sql("update subscriber set language = ?").param(language).update();
		errands();
		Axe axe = Axe.ofPages();
		for (Map.Entry<String, String> page : pages.entrySet()) {
			for (boolean dark : List.of(false, true)) {
				Chromium browser = browser().speak(language).look(NARROWEST, dark).open(url(page.getValue()));
				assertThat(browser.evaluate("document.documentElement.lang").asString()).as(page.getKey())
					.isEqualTo(language);
				assertThat(axe.violations(browser)).as("%s, %s", page.getKey(), dark ? "by night" : "by day").isEmpty();
				assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).as(page.getKey())
					.isLessThanOrEqualTo(NARROWEST);
				assertThat(browser.requests()).as(page.getKey()).isEmpty();
			}
		}
	}

	@Test
	void aReaderSubscribesConfirmsAndLeavesByTheKeyboardAlone() {
		Chromium browser = browser().speak("fr").look(1280, false).open(url("/n/edito/subscribe"));
		clock.advance(Duration.ofSeconds(2));
		tabTo("email");
		browser.type("new@example.org").press("Tab", "");
		assertThat(focus()).isEqualTo("name");
		browser.type("Nouvelle").press("Tab", "");
		assertThat(focus()).isEqualTo("language");
		browser.press("Tab", "");
		assertThat(focus()).as("no field that nobody sees").isEqualTo("Recevoir la lettre");
		assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle").asString())
			.isNotEqualTo("none");
		press("Regardez votre courrier");
		browser.open(url(link(mails(1).getFirst())));
		tabTo("Confirmer");
		press("Vous êtes abonné");
		browser.open(url(path(read(mails(2).get(1)).unsubscribeLink())));
		tabTo("Me désabonner");
		press("Vous êtes désabonné");
		tabTo("Annuler et rester abonné");
		press("Se désabonner");
		assertThat(browser.evaluate("document.querySelector('[role=status]').textContent").asString())
			.contains("de nouveau abonné");
	}

	private void tabTo(String target) {
		for (int i = 0; i < 20 && !target.equals(focus()); i++) {
			browser().press("Tab", "");
		}
		assertThat(focus()).isEqualTo(target);
	}

	/** Name of the field, or words of the button or link. */
	private String focus() {
		return browser().evaluate("""
				(document.activeElement.matches('input, select') && document.activeElement.name)
				  || document.activeElement.textContent.trim()""").asString();
	}

	private void press(String title) {
		browser().follow(() -> browser().press("Enter", "\r"));
		assertThat(browser().evaluate("document.querySelector('h1').textContent").asString()).isEqualTo(title);
	}

	/** S2: what somebody typed into a form is shown, and nothing of it runs. */
	@Test
	void noneOfTheWordsInThemRuns() {
		List<String> payloads = Payloads.forBrowsers();
		for (int start = 0; start < payloads.size(); start += AT_ONCE) {
			String payload = String.join(" ", payloads.subList(start, Math.min(start + AT_ONCE, payloads.size())));
			db.sql("update subscriber set name = ? where email_key = 'bo@example.org'").param(payload).update();
			Chromium browser = browser().look(1280, false).open(url(pages.get("preferences")));
			assertThat(browser.evaluate("document.getElementById('name').value").asString()).as(payload)
				.isEqualTo(payload.replaceAll("[\\r\\n]", ""));
			assertThat(browser.dialogs()).as(payload).isEmpty();
			assertThat(browser.requests()).as(payload).isEmpty();
		}
	}

	private static Chromium browser() {
		return Objects.requireNonNull(chromium);
	}

}
