package dev.lundi.signup;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From the form to the first mail of a subscriber. */
class SignUpTests extends SignUpScene {

	private static final String ADA = "ada@example.org";

	@Test
	void whoAsksAndConfirmsIsASubscriberAndIsWelcomed() {
		assertThat(subscribe("edito", ADA, "name", "Ada").statusCode()).isEqualTo(200);
		Received confirmation = mails(1).getFirst();
		assertThat(confirmation.recipient()).isEqualTo(ADA);
		assertThat(status("edito")).isEqualTo("PENDING");
		HttpResponse<String> confirmed = post(link(confirmation), Map.of());
		assertThat(page(confirmed).select("h1").text()).isEqualTo("Vous êtes abonné");
		assertThat(status("edito")).isEqualTo("CONFIRMED");
		ReceivedMail welcome = read(mails(2).get(1));
		assertThat(welcome.words()).contains("Ada").contains("L’édito du lundi");
		assertThat(welcome.unsubscribeLink()).contains("/unsubscribe/");
	}

	@Test
	void lookingAtTheFormBeginsNoSession() {
		for (String page : List.of("/n/edito", "/n/edito/subscribe")) {
			HttpResponse<String> answer = get(page);
			assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
			assertThat(page(answer).select("input[name=_csrf]")).isEmpty();
		}
	}

	/** Whoever filled in the form may be a stranger to the address. */
	@Test
	void aConfirmationCarriesNothingThatSomebodyTyped() {
		subscribe("edito", ADA, "name", "GAGNEZ sur spam.example");
		ReceivedMail mail = read(mails(1).getFirst());
		assertThat(mail.words()).doesNotContain("GAGNEZ");
		assertThat(mail.subject()).doesNotContain("GAGNEZ");
		assertThat(mail.listUnsubscribe()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void openingTheLinkConfirmsNothing(String method) {
		subscribe("edito", ADA);
		String link = link(mails(1).getFirst());
		assertThat(ask(method, link + "?do=again", Map.of()).statusCode()).isEqualTo(200);
		assertThat(ask(method, link, Map.of()).statusCode()).isEqualTo(200);
		assertThat(status("edito")).isEqualTo("PENDING");
		assertThat(page(get(link)).select("main button")).hasSize(1);
	}

	@Test
	void confirmingTwiceIsConfirmingOnce() {
		subscribe("edito", ADA);
		String link = link(mails(1).getFirst());
		post(link, Map.of());
		HttpResponse<String> again = post(link, Map.of());
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(page(again).select("main").text()).contains("C’était déjà confirmé");
		assertThat(page(get(link)).select("main").text()).contains("C’était déjà confirmé");
		assertThat(mails(2)).hasSize(2);
	}

	@Test
	void anExpiredLinkOffersToSendTheMailAgain() {
		subscribe("edito", ADA);
		String link = link(mails(1).getFirst());
		clock.advance(Duration.ofDays(3).plusMinutes(1));
		HttpResponse<String> late = post(link, Map.of());
		assertThat(late.statusCode()).isEqualTo(410);
		assertThat(page(late).select("main button").eachText()).containsExactly("Renvoyer le mail");
		assertThat(status("edito")).isEqualTo("PENDING");
		post(link, Map.of("do", "again"));
		post(link(mails(2).get(1)), Map.of());
		assertThat(status("edito")).isEqualTo("CONFIRMED");
	}

	@Test
	void aLinkOfWhoHasLeftSinceBringsNobodyBack() {
		subscribe("edito", ADA);
		String link = link(mails(1).getFirst());
		post(link, Map.of());
		post(read(mails(2).get(1)).unsubscribeLink().replace("https://lundi.example", ""),
				Map.of("List-Unsubscribe", "One-Click"));
		HttpResponse<String> late = post(link, Map.of());
		assertThat(late.statusCode()).isEqualTo(410);
		assertThat(page(late).select("main button")).isEmpty();
		assertThat(status("edito")).isEqualTo("UNSUBSCRIBED");
	}

	@Test
	void anAlteredLinkIsUnknown() {
		subscribe("edito", ADA);
		String link = link(mails(1).getFirst());
		for (String altered : List.of(link.substring(0, link.length() - 1), link + "A", "/confirm/x")) {
			assertThat(post(altered, Map.of()).statusCode()).as(altered).isEqualTo(404);
		}
		assertThat(status("edito")).isEqualTo("PENDING");
	}

	/** Two newsletters on one evening: one mail, one press, both. */
	@Test
	void onePressConfirmsAllThatWasAskedFor() {
		subscribe("edito", ADA);
		mails(1);
		subscribe("relu", ADA);
		String link = link(mails(1).getFirst());
		assertThat(page(get(link)).select(".names li").eachText()).containsExactly("L’édito du lundi", "Relu");
		post(link, Map.of());
		assertThat(status("edito")).isEqualTo("CONFIRMED");
		assertThat(status("relu")).isEqualTo("CONFIRMED");
		assertThat(mails(3)).hasSize(3);
	}

	@Test
	void whoDoesNotConfirmIsRemindedOnceAndNeverAgain() {
		subscribe("edito", ADA);
		mails(1);
		reminders.remind();
		assertThat(mails(1)).hasSize(1);
		clock.advance(Duration.ofDays(2).plusMinutes(1));
		reminders.remind();
		Received reminder = mails(2).get(1);
		clock.advance(Duration.ofDays(2));
		reminders.remind();
		assertThat(mails(2)).hasSize(2);
		post(link(reminder), Map.of());
		assertThat(status("edito")).isEqualTo("CONFIRMED");
	}

	@Test
	void whoHasLeftCanAskAgain() {
		subscribe("edito", ADA);
		post(link(mails(1).getFirst()), Map.of());
		post(read(mails(2).get(1)).unsubscribeLink().replace("https://lundi.example", ""),
				Map.of("List-Unsubscribe", "One-Click"));
		clock.advance(Duration.ofDays(2));
		subscribe("edito", ADA);
		assertThat(status("edito")).isEqualTo("PENDING");
		post(link(mails(3).get(2)), Map.of());
		assertThat(status("edito")).isEqualTo("CONFIRMED");
	}

}
