package dev.lundi.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.SubscriptionStatus;
import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import dev.lundi.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** P8: of whom nothing was heard for three years. */
class StayTests extends PrivacyScene {

	private static final Duration THREE_YEARS = Duration.ofDays(3 * 365 + 1);

	@Autowired
	private NightlyForgetting nightly;

	private Duration passed = Duration.ZERO;

	private void nightAfter(Duration time) {
		clock.advance(time);
		passed = passed.plus(time);
		nightly.askToStay();
	}

	/** Others look at the same clock. */
	@AfterEach
	void backToTheirTime() {
		clock.advance(passed.negated());
	}

	private void awaitMails(int count) {
		Until.holds("the mails are accepted",
				() -> count("notice where kind = 'STAY' and status = 'ACCEPTED'") == count);
	}

	private Optional<SubscriptionStatus> status(long reader) {
		return subscriptions.status("edito", reader);
	}

	@Test
	void whoIsSilentForThreeYearsIsAskedOnceAndStaysByOneButton() {
		nightAfter(THREE_YEARS.minusDays(10));
		assertThat(count("notice where kind = 'STAY'")).isZero();
		assertThat(post(preferences(bo),
				"do=save&name=Bo&language=fr&zone=Europe/Paris&newsletters=edito&had=edito&pausedUntil=")
			.statusCode()).isEqualTo(200);
		nightAfter(Duration.ofDays(12));
		nightAfter(Duration.ofDays(1));
		awaitMails(1);
		Received mail = relay.received().getFirst();
		assertThat(mail.recipient()).isEqualTo(ADA.value());
		String link = link(mail);
		String before = kept();
		assertThat(words(get(link))).contains("Souhaitez-vous rester", "L’édito du lundi", ADA.toString());
		assertThat(ask("HEAD", link, "").statusCode()).isEqualTo(200);
		assertThat(kept()).isEqualTo(before);
		nightAfter(Duration.ofDays(28));
		assertThat(words(post(link, ""))).contains("Vous restez");
		assertThat(post(link, "").statusCode()).isEqualTo(410);
		assertThat(db.sql("""
				select concat_ws('|', c.action, c.method, c.page, w.words) from consent c
				join consent_wording w on w.hash = c.wording where c.subscriber = ? order by c.id desc limit 1
				""").param(ada).query(String.class).single())
			.startsWith("CONFIRMED|STAY|/stay|J’accepte de continuer à recevoir");
		nightAfter(Duration.ofDays(60));
		assertThat(status(ada)).contains(SubscriptionStatus.CONFIRMED);
		assertThat(status(bo)).contains(SubscriptionStatus.CONFIRMED);
		assertThat(relay.received()).hasSize(1);
	}

	private static String link(Received mail) {
		String text = ReceivedMail.parse(mail.content().getBytes(UTF_8)).text();
		assertThat(text).contains("Si vous n’en voulez plus, ne faites rien", "Se désabonner");
		return List.of(text.split("\\s+"))
			.stream()
			.filter((word) -> word.contains("/stay/"))
			.map(PrivacyScene::path)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void whoDoesNotAnswerHasLeftAndIsNotErased() {
		nightAfter(THREE_YEARS.plusDays(1));
		awaitMails(2);
		String link = path(links.errand(Purpose.STAY, latest(Purpose.STAY, ada)));
		nightAfter(Duration.ofDays(29));
		assertThat(status(ada)).contains(SubscriptionStatus.CONFIRMED);
		nightAfter(Duration.ofDays(2));
		assertThat(status(ada)).contains(SubscriptionStatus.UNSUBSCRIBED);
		assertThat(status(bo)).contains(SubscriptionStatus.UNSUBSCRIBED);
		assertThat(count("subscriber")).isEqualTo(2);
		assertThat(count(
				"consent where action = 'ENDED' and method = 'SILENCE' and subscriber in (%d, %d)".formatted(ada, bo)))
			.isEqualTo(2);
		assertThat(words(get(link))).contains("Ce lien ne sert plus", "trente jours");
		assertThat(post(link, "").statusCode()).isEqualTo(410);
		assertThat(status(ada)).contains(SubscriptionStatus.UNSUBSCRIBED);
		assertThat(relay.received()).hasSize(2);
	}

	@Test
	void whoseMailNeverArrivedIsAskedAgainAndHasNotLeft() {
		nightAfter(THREE_YEARS.plusDays(1));
		awaitMails(2);
		db.sql("update notice set status = 'REJECTED' where subscriber = ?").param(ada).update();
		nightAfter(Duration.ofDays(31));
		assertThat(status(ada)).contains(SubscriptionStatus.CONFIRMED);
		assertThat(status(bo)).contains(SubscriptionStatus.UNSUBSCRIBED);
		nightAfter(Duration.ofDays(30));
		assertThat(count("notice where kind = 'STAY' and subscriber = " + ada)).isEqualTo(2);
	}

	@Test
	void whoLeftMeanwhileDoesNotComeBackByTheLink() {
		nightAfter(THREE_YEARS.plusDays(1));
		awaitMails(2);
		String link = path(links.errand(Purpose.STAY, latest(Purpose.STAY, ada)));
		db.sql("update subscription set status = 'UNSUBSCRIBED' where subscriber = ?").param(ada).update();
		assertThat(post(link, "").statusCode()).isEqualTo(410);
		assertThat(status(ada)).contains(SubscriptionStatus.UNSUBSCRIBED);
	}

}
