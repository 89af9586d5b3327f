package dev.lundi.subscriber;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

import dev.lundi.consent.Consent.Method;
import dev.lundi.consent.Consent.Occasion;
import dev.lundi.mail.EmailAddress;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What readers choose on the page of their preferences. */
class PreferencesTests extends PreferencesScene {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	@Test
	void thePageShowsWhatIsKept() {
		post(link, fields("name", "Ada L.", "zone", "America/Montreal", "pausedUntil", inDays(10)));
		Document page = page(get(link));
		assertThat(page.select("#name").val()).isEqualTo("Ada L.");
		assertThat(page.select("#language option[selected]").val()).isEqualTo("fr");
		assertThat(page.select("#zone").val()).isEqualTo("America/Montreal");
		assertThat(page.select("#pausedUntil").val()).isEqualTo(inDays(10));
		assertThat(page.select("input[name=newsletters][checked]").eachAttr("value")).containsExactly("edito");
		assertThat(page.select("main").text()).contains("a…@example.org").doesNotContain("ada@example.org");
	}

	@Test
	void everyFieldHasALabelAndThePageNeedsNoScript() {
		Document page = page(get(link));
		for (Element field : page.select("main input:not([type=hidden]), main select")) {
			boolean labelled = !page.select("label[for=" + field.id() + "]").isEmpty()
					|| "label".equals(field.parents().getFirst().tagName());
			assertThat(labelled).as(field.outerHtml()).isTrue();
		}
		assertThat(page.select("script, style, [style], [onclick]")).isEmpty();
		assertThat(page.select("form:not([method=post])")).isEmpty();
		assertThat(page.select("form[action]").eachAttr("action")).containsExactly(link + "/export", link + "/erasure");
	}

	@Test
	void whatIsSavedIsKeptAndSaid() {
		HttpResponse<String> answer = post(link, fields("name", "  Zoë  ", "zone", "montreal"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
		assertThat(page(answer).select("[role=status]").text())
			.isEqualTo("C’est enregistré. Le prochain numéro en tiendra compte.");
		assertThat(kept("name")).isEqualTo("Zoë");
		assertThat(kept("zone")).isEqualTo("America/Montreal");
		assertThat(subscription("edito")).isEqualTo("CONFIRMED");
	}

	@Test
	void aNameCanBeTakenBack() {
		post(link, fields("name", " "));
		assertThat(db.sql("select name is null from subscriber where id = ?").param(ada).query(Boolean.class).single())
			.isTrue();
	}

	@Test
	void thePageSpeaksTheLanguageThatWasChosenWhateverTheBrowserAsksFor() {
		assertThat(ask("GET", link, null, "Accept-Language", "en").body()).contains("lang=\"fr\"", "Vos préférences");
		Document saved = page(post(link, fields("language", "en")));
		assertThat(saved.select("html").attr("lang")).isEqualTo("en");
		assertThat(saved.select("[role=status]").text()).isEqualTo("Saved. The next issue will follow it.");
		assertThat(kept("language")).isEqualTo("en");
		Document page = page(ask("GET", link, null, "Accept-Language", "fr"));
		assertThat(page.select("h1").text()).isEqualTo("Your preferences");
		assertThat(page(ask("GET", "/", null, "Accept-Language", "fr")).select("html").attr("lang")).isEqualTo("fr");
	}

	@Test
	void aPauseIsKeptAsTheMomentAtWhichTheDayBegins() {
		String end = inDays(20);
		Document page = page(post(link, fields("zone", "Pacific/Auckland", "pausedUntil", end)));
		assertThat(page.select(".notice.deferred").text()).contains("en pause", "videz la date");
		assertThat(page.select(".notice.accepted").text()).contains("peut encore arriver")
			.doesNotContain("prochain numéro");
		assertThat(pausedUntil())
			.isEqualTo(LocalDate.parse(end).atStartOfDay(ZoneId.of("Pacific/Auckland")).toInstant());
		post(link, fields());
		assertThat(
				db.sql("select count(*) from subscription where paused_until is not null").query(Long.class).single())
			.isZero();
	}

	@Test
	void aPauseThatIsOverIsNoLongerShown() {
		db.sql("update subscription set paused_until = ?")
			.param(clock.instant().minusSeconds(1).atOffset(ZoneOffset.UTC))
			.update();
		Document page = page(get(link));
		assertThat(page.select("#pausedUntil").val()).isEmpty();
		assertThat(page.select(".notice")).isEmpty();
	}

	@Test
	void oneNewsletterIsLeftAndTheOtherStays() {
		subscription("relu", "CONFIRMED");
		assertThat(page(get(link)).select("input[name=newsletters][checked]")).hasSize(2);
		post(link, fields("newsletters", "relu"));
		assertThat(subscription("edito")).isEqualTo("UNSUBSCRIBED");
		assertThat(subscription("relu")).isEqualTo("CONFIRMED");
	}

	@Test
	void anOldPageDoesNotUndoWhatHasChangedSince() {
		assertThat(page(get(link)).select("input[name=had]").eachAttr("value")).containsExactly("edito");
		subscription("relu", "CONFIRMED");
		subscriptions.end("edito", ada, new Occasion(Method.UNSUBSCRIBE_LINK, "", Locale.FRENCH, null, null));
		post(link, fields("name", "Ada L."));
		assertThat(subscription("edito")).isEqualTo("UNSUBSCRIBED");
		assertThat(subscription("relu")).isEqualTo("CONFIRMED");
	}

	@Test
	void aLanguageThatOnlyTemplatesSpeakIsKept() {
		db.sql("update subscriber set language = 'de' where id = ?").param(ada).update();
		post(link, fields("name", "Ada L."));
		assertThat(language()).isEqualTo("de");
		post(link, fields("language", "en"));
		assertThat(language()).isEqualTo("en");
	}

	private String language() {
		return db.sql("select language from subscriber where id = ?").param(ada).query(String.class).single();
	}

	@Test
	void whatWasLeftCanBeTakenUpAgain() {
		Map<String, String> none = fields();
		none.remove("newsletters");
		assertThat(page(post(link, none)).select("[role=status]").text()).contains("Plus aucune lettre",
				"cochez-la ici");
		assertThat(subscription("edito")).isEqualTo("UNSUBSCRIBED");
		Map<String, String> again = fields();
		again.remove("had");
		post(link, again);
		assertThat(subscription("edito")).isEqualTo("CONFIRMED");
		assertThat(db.sql("select unsubscribed_at is null from subscription where subscriber = ?")
			.param(ada)
			.query(Boolean.class)
			.single()).isTrue();
	}

	/** Who never asked for it, or never confirmed it, must confirm it first. */
	@Test
	void leavingEverythingEndsWhatIsWaitingAndWhatIsGoneAsWell() {
		subscription("relu", "PENDING");
		subscription("gone", "CONFIRMED");
		Document page = page(post(link, Map.of("do", "leave")));
		assertThat(page.select("[role=status]").text()).contains("désabonné de tout", "cochez-la ici",
				"peut encore arriver");
		assertThat(page.select("button[value=leave]")).isEmpty();
		assertThat(db.sql("select distinct status from subscription where subscriber = ?")
			.param(ada)
			.query(String.class)
			.list()).containsExactly("UNSUBSCRIBED");
		assertThat(subscribers.confirmed("edito")).isOne();
	}

	@Test
	void whoseAddressMustNotBeMailedIsToldSo(@Autowired Suppressions all) {
		all.add(EmailAddress.parse("ada@example.org"), SuppressionReason.HARD_BOUNCE);
		assertThat(page(get(link)).select(".notice").text()).contains("Rien n’est envoyé à cette adresse");
		assertThat(page(post(link, fields())).select(".notice").text()).doesNotContain("prochain numéro");
	}

	private String inDays(int days) {
		return LocalDate.ofInstant(clock.instant(), PARIS).plusDays(days).toString();
	}

	private Instant pausedUntil() {
		return db.sql("select paused_until from subscription where subscriber = ?")
			.param(ada)
			.query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
			.single();
	}

}
