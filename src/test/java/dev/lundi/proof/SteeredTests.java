package dev.lundi.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import dev.lundi.content.Week;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.Run;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** R10, R11, R16, R19: what operators, readers and the relay itself stop. */
class SteeredTests extends InProcessScene {

	private static final int AUDIENCE = 300;

	private static final int CONNECTIONS = 8;

	/** Far enough that what is claimed takes a while. */
	private static final Duration DISTANCE = Duration.ofMillis(20);

	@Autowired
	private Suppressions suppressions;

	SteeredTests(@Autowired WitnessRelay usual, @Autowired DataSource dataSource) {
		super(usual, dataSource);
	}

	@Test
	void pausedAgainAndAgainTheLastDotFollowsAtOnceAndNobodyIsLost() {
		Figures figures = new Figures("R10");
		readers(AUDIENCE);
		relay.adopt(Manner.PLAIN.at(DISTANCE));
		var _ = start();
		long longest = 0;
		for (int pause = 1; pause <= 3; pause++) {
			int enough = pause * AUDIENCE / 5;
			Until.holds(enough + " mails have arrived", () -> relay.witness().count() >= enough);
			long clicked = System.nanoTime();
			mailings.pause(mailing().id(), "nora");
			Instant paused = databaseTime();
			Until.holds("the run is held", this::isHeld);
			assertThat(markedAfter(paused)).isZero();
			longest = Math.max(longest, lastDot() - clicked);
			var _ = runs.resume(run());
		}
		Until.holds("the mailing ends", () -> mailing().status() == MailingStatus.COMPLETED);
		Verdict verdict = judge();
		figures.say("paused 3 times, last dot after %d ms: %s".formatted(longest / 1_000_000, verdict));
		assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(2));
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", (long) AUDIENCE));
		assertThat(verdict.extra()).isZero();
	}

	private boolean isHeld() {
		return run().status().name().equals("HELD");
	}

	private Run run() {
		return runs.find("edito", Week.parse(Installation.WEEK)).orElseThrow();
	}

	private long lastDot() {
		return relay.witness().mails().getLast().nanos();
	}

	@Test
	void cancelledHalfWayTheLastDotFollowsAtOnceAndTheStatesAddUp() {
		Figures figures = new Figures("R11");
		readers(AUDIENCE);
		relay.adopt(Manner.PLAIN.at(DISTANCE));
		CompletableFuture<Run> end = start();
		Until.holds("half of it has arrived", () -> relay.witness().count() >= AUDIENCE / 2);
		long clicked = System.nanoTime();
		mailings.cancel(mailing().id());
		Instant cancelled = databaseTime();
		await(end);
		assertThat(markedAfter(cancelled)).isZero();
		Verdict verdict = judge();
		long last = lastDot() - clicked;
		figures.say("cancelled half way, last dot after %d ms: %s".formatted(last / 1_000_000, verdict));
		assertThat(Duration.ofNanos(last)).isLessThan(Duration.ofSeconds(2));
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states().keySet()).containsExactlyInAnyOrder("ACCEPTED", "CANCELLED");
	}

	@Test
	void aRelayThatRefusesOurSenderPausesTheMailingAndChargesNobody() {
		Figures figures = new Figures("R16");
		readers(100);
		Set<Long> tried = ConcurrentHashMap.newKeySet();
		relay.follow((moment, visit) -> (moment == Moment.MAIL && tried.add(System.nanoTime()))
				? Fault.answer("550 5.7.1 sender not allowed") : null);
		await(start());
		figures.say("MAIL 550: %d tries, %s, \"%s\"".formatted(tried.size(), states(), mailing().pauseReason()));
		assertThat(tried).hasSizeLessThanOrEqualTo(CONNECTIONS);
		assertThat(mailing().status()).isEqualTo(MailingStatus.PAUSED);
		assertThat(mailing().pauseReason()).asString().contains("550", "5.7.1", "sender not allowed", ".from");
		assertThat(states()).doesNotContainKeys("REJECTED", "EXPIRED", "ACCEPTED", "IN_DOUBT");
	}

	@Test
	void nobodyIsMarkedWhoHasLeft() {
		Figures figures = new Figures("R19");
		readers(AUDIENCE);
		relay.adopt(Manner.PLAIN.at(DISTANCE));
		CompletableFuture<Run> end = start();
		Until.holds("it has begun", () -> relay.witness().count() > 0);
		suppressions.add(EmailAddress.parse(reader(AUDIENCE)), SuppressionReason.COMPLAINT);
		for (int number = AUDIENCE - 1; number > AUDIENCE / 2; number--) {
			Leaving.leave(db, reader(number));
		}
		await(end);
		Leaving.Account account = Leaving.account(db);
		figures.say("%d left, %d of them before their marker: %s".formatted(AUDIENCE / 2, account.skipped(), judge()));
		assertThat(account.markedAfterwards()).isZero();
		assertThat(account.skipped()).isPositive();
		assertThat(state(reader(AUDIENCE))).isEqualTo("SKIPPED SUPPRESSED");
		assertThat(judge().violations()).isEmpty();
	}

}
