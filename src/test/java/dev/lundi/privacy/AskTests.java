package dev.lundi.privacy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.lundi.subscriber.SuppressionReason;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From the preferences page to the mail that brings the link. */
class AskTests extends PrivacyScene {

	@ParameterizedTest
	@ValueSource(strings = { "export", "erasure" })
	void aButtonOfThePreferencesPageHasAMailSent(String purpose) {
		String link = preferences(ada);
		Document page = page(get(link));
		assertThat(page.select("form[action=" + link + "/" + purpose + "] button").text()).isNotEmpty();
		HttpResponse<String> answer = post(link + "/" + purpose, "");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
		assertThat(words(answer)).contains("Un mail est en route", "A…@example.org", "une heure", "une seule fois");
		assertThat(page(answer).select("main a").attr("href")).isEqualTo(link);
		assertThat(asked()).containsExactly("%d %s edito 0".formatted(ada, purpose.toUpperCase(Locale.ROOT)));
		assertThat(count("subscriber")).isEqualTo(2);
	}

	private List<String> asked() {
		return db.sql("select concat_ws(' ', subscriber, kind, newsletter, turn) from notice order by id")
			.query((row, number) -> row.getString(1))
			.list();
	}

	@Test
	void atMostOneMailOfAKindIsSentInAnHour() {
		String link = preferences(ada);
		post(link + "/export", "");
		assertThat(words(post(link + "/export", ""))).contains("Un mail est déjà parti", "moins d’une heure");
		assertThat(words(post(link + "/erasure", ""))).contains("Un mail est en route");
		post(preferences(bo) + "/export", "");
		assertThat(count("notice where subscriber = " + ada)).isEqualTo(2);
		assertThat(count("notice where subscriber = " + bo)).isOne();
		clock.advance(Duration.ofMinutes(61));
		assertThat(words(post(link + "/export", ""))).contains("Un mail est en route");
		assertThat(count("notice where kind = 'EXPORT' and subscriber = " + ada)).isEqualTo(2);
	}

	@Test
	void manyPressesAtOnceAreOne() {
		String link = preferences(ada);
		IntStream.range(0, 12).parallel().forEach((press) -> post(link + "/erasure", ""));
		assertThat(count("notice")).isOne();
	}

	@Test
	void lookingAsksForNothing() {
		String link = preferences(ada);
		HttpResponse<String> answer = get(link + "/erasure");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith(link);
		for (String method : List.of("HEAD", "OPTIONS", "PUT", "DELETE")) {
			ask(method, link + "/erasure", "");
		}
		assertThat(count("notice")).isZero();
	}

	@Test
	void whoMayNotBeMailedIsToldAnotherWay() {
		suppressions.add(ADA, SuppressionReason.HARD_BOUNCE);
		assertThat(words(post(preferences(ada) + "/export", ""))).contains("Aucun mail n’est envoyé",
				"une personne vous lit");
		assertThat(count("notice")).isZero();
	}

	@Test
	void theMailComesInTheNameOfANewsletterThatThePersonKnows() {
		db.sql("update subscription set newsletter = 'relu' where subscriber = ?").param(ada).update();
		post(preferences(ada) + "/export", "");
		db.sql("update subscription set newsletter = 'ended' where subscriber = ?").param(bo).update();
		post(preferences(bo) + "/export", "");
		assertThat(asked()).containsExactly(ada + " EXPORT relu 0", bo + " EXPORT edito 0");
	}

	@Test
	void anEnglishReaderIsAnsweredInEnglish() {
		db.sql("update subscriber set language = 'en'").update();
		assertThat(words(post(preferences(ada) + "/export", ""))).contains("A mail is on its way");
	}

	@Test
	void noOtherLinkAsksForAnything() {
		String link = preferences(ada);
		String altered = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
		String unsubscribe = "/preferences/" + links.unsubscribe("edito", ada).token();
		for (String path : List.of(altered, link.substring(0, link.length() - 1), unsubscribe, "/preferences/x")) {
			assertThat(post(path + "/erasure", "").statusCode()).as(path).isEqualTo(404);
		}
		assertThat(post(link + "/another", "").statusCode()).isEqualTo(404);
		clock.advance(Duration.ofDays(32));
		assertThat(post(link + "/erasure", "").statusCode()).isEqualTo(404);
		assertThat(count("notice")).isZero();
	}

}
