package dev.lundi.signup;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What the form does not take, and what it does without saying so. */
class SignUpRefusalTests extends SignUpScene {

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private Suppressions suppressions;

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "jean@", "a b@x.fr", "x@y..fr", "<a@b>c@d", "\"a\r\nb\"@x.fr", "=?utf-8?q?a?=@x",
			"a@b", "a@x.fr,b@x.fr", "@x.fr", "jean", "a@-x.fr", "a@x.fr\r\nBcc: b@x.fr" })
	void whatIsNoAddressIsRefusedBesideItsField(String email) {
		assertRefused(subscribe("edito", email));
	}

	@Test
	void anAddressThatIsTooLongIsRefused() {
		assertRefused(subscribe("edito", "a".repeat(65) + "@example.org"));
		assertRefused(subscribe("edito", "a@" + "example.".repeat(32) + "org"));
	}

	private void assertRefused(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(page(answer).select("#email-error").text()).isNotBlank();
		assertThat(page(answer).select("#email").attr("aria-describedby")).isEqualTo("email-error");
		assertThat(page(answer).select("[role=alert]").text()).contains("Rien n’a été envoyé");
		assertNothingHappened();
	}

	@Test
	void theReasonIsSaidInWords() {
		assertThat(page(subscribe("edito", "jean@")).select("#email-error").text())
			.isEqualTo("Cette adresse n’est pas valide : il faut un @ entre un nom et un domaine.");
		assertThat(page(subscribe("edito", "jean@", "language", "en")).select("#email-error").text())
			.isEqualTo("This address is not valid: it needs one @ between a name and a domain.");
	}

	@Test
	void anAddressBeyondAsciiIsTakenOnlyIfTheRelayTakesIt() {
		HttpResponse<String> answer = subscribe("edito", "élodie@müller.example");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(page(answer).select("#email-error").text()).contains("SMTPUTF8");
		assertNothingHappened();
	}

	@Test
	void aNameWithControlCharactersIsRefusedAndNothingTypedIsLost() {
		HttpResponse<String> answer = subscribe("edito", "ada@example.org", "name", "Ada\u202eB");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(page(answer).select("#name-error").text()).contains("invisible");
		assertThat(page(answer).select("#email").attr("value")).isEqualTo("ada@example.org");
		assertNothingHappened();
	}

	@Test
	void aFormOfAnotherSiteIsAnsweredByOursFilledIn() {
		HttpResponse<String> answer = post("/n/edito/subscriptions", Map.of("email", "ada@example.org", "name", "Ada"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(page(answer).select("#email").attr("value")).isEqualTo("ada@example.org");
		assertThat(page(answer).select(".consent").text()).contains("L’édito du lundi");
		assertNothingHappened();
		clock.advance(Duration.ofSeconds(2));
		post("/n/edito/subscriptions", Map.of("email", "ada@example.org", "name", "Ada", "stamp",
				page(answer).select("input[name=stamp]").attr("value")));
		assertThat(mails(1)).hasSize(1);
	}

	@Test
	void aStampIsGoodForOneNewsletterAndOneDayOnly() {
		String stamp = stamp("relu");
		clock.advance(Duration.ofSeconds(2));
		post("/n/edito/subscriptions", Map.of("email", "ada@example.org", "stamp", stamp));
		clock.advance(Duration.ofHours(25));
		post("/n/relu/subscriptions", Map.of("email", "ada@example.org", "stamp", stamp));
		post("/n/relu/subscriptions", Map.of("email", "ada@example.org", "stamp", stamp("relu")));
		assertNothingHappened();
	}

	@Test
	void whoFillsInTheHiddenFieldGetsTheSameAnswerAndNothingHappens() {
		String bot = subscribe("edito", "ada@example.org", "website", "https://spam.example").body();
		assertNothingHappened();
		assertThat(bot).isEqualTo(subscribe("edito", "bo@example.org").body());
	}

	@Test
	void theAnswerIsTheSameWhoeverAsks() {
		EmailAddress known = EmailAddress.parse("known@example.org");
		EmailAddress suppressed = EmailAddress.parse("suppressed@example.org");
		subscribers.addConfirmed("edito", List.of(new NewSubscriber(known, "Ada", Locale.FRENCH)));
		suppressions.add(suppressed, SuppressionReason.OBJECTION);
		String unknown = subscribe("edito", "new@example.org").body();
		for (String email : List.of(known.value(), suppressed.value(), "pending@no-such-domain.example")) {
			HttpResponse<String> answer = subscribe("edito", email);
			assertThat(answer.statusCode()).as(email).isEqualTo(200);
			assertThat(answer.body()).as(email).isEqualTo(unknown);
		}
		assertThat(mails(2)).extracting("recipient")
			.containsExactlyInAnyOrder("new@example.org", "pending@no-such-domain.example");
	}

	@Test
	void anAddressGetsOneConfirmationADay() {
		for (int i = 0; i < 20; i++) {
			subscribe("edito", "victim@example.org");
			subscribe("relu", "Victim@Example.org");
		}
		assertThat(mails(1)).hasSize(1);
		clock.advance(Duration.ofHours(24));
		subscribe("edito", "victim@example.org");
		assertThat(mails(2)).hasSize(2);
	}

	/** An hour is one of the clock's: all of this is in one. */
	@Test
	void aNetworkThatAsksTooOftenGetsTheSameAnswerAndNothingHappens() {
		Instant now = clock.instant();
		clock.advance(Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1))));
		for (int i = 0; i < 30; i++) {
			subscribe("edito", "reader%d@example.org".formatted(i));
		}
		String answer = subscribe("edito", "one-more@example.org").body();
		assertThat(count("subscriber")).isEqualTo(30);
		clock.advance(Duration.ofHours(1));
		assertThat(subscribe("edito", "one-more@example.org").body()).isEqualTo(answer);
		assertThat(count("subscriber")).isEqualTo(31);
	}

	@Test
	void thereIsNoFormForAnUnknownNewsletter() {
		assertThat(get("/n/other/subscribe").statusCode()).isEqualTo(404);
		assertThat(post("/n/other/subscriptions", Map.of("email", "ada@example.org")).statusCode()).isEqualTo(404);
	}

	private void assertNothingHappened() {
		assertThat(count("subscriber")).isZero();
		assertThat(count("notice")).isZero();
		assertThat(relay.received()).isEmpty();
	}

}
