package dev.lundi.limits;

import java.time.Duration;
import java.time.Instant;

import dev.lundi.limits.BreakerState.Position;
import dev.lundi.reason.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTests {

	private static final Instant START = Instant.parse("2026-03-02T07:00:00Z");

	private static final LimitsDatabase DATABASE = new LimitsDatabase();

	private final SteppedTime time = new SteppedTime(START);

	private final Breaker breaker = newProcess().of("relay:main");

	private final Breaker elsewhere = newProcess().of("relay:main");

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@BeforeEach
	void empty() {
		DATABASE.db().sql("truncate breaker").update();
	}

	@Test
	void opensOnTheFifthFailureInARow() {
		fail(4);
		breaker.untilTry();
		breaker.succeeded();
		fail(4);
		assertThat(breaker.state().position()).isEqualTo(Position.CLOSED);
		fail(1);
		assertThat(breaker.state()).isEqualTo(new BreakerState("relay:main", Position.OPEN, START,
				Reason.inWords("Connection refused"), START.plusSeconds(30)));
		assertThat(breaker.untilTry()).hasSeconds(30);
	}

	@Test
	void failuresOfAllNodesCount() {
		fail(3);
		elsewhere.failed(Reason.inWords("Connection refused"));
		elsewhere.failed(Reason.inWords("Connection refused"));
		pass(Duration.ofSeconds(1));
		assertThat(breaker.untilTry()).hasSeconds(29);
	}

	@Test
	void opensWhenHalfOfTheLastTwentyAnswersAreTransientFailures() {
		for (int mail = 0; mail < 100; mail++) {
			breaker.answered(mail % 5 < 2);
		}
		assertThat(breaker.state().position()).isEqualTo(Position.CLOSED);
		for (int mail = 0; mail < 3; mail++) {
			breaker.answered(true);
		}
		assertThat(breaker.state().position()).isEqualTo(Position.CLOSED);
		breaker.answered(true);
		assertThat(breaker.state().position()).isEqualTo(Position.OPEN);
		assertThat(breaker.state().why()).hasToString("10 of the last 20 answers were transient failures.");
	}

	@Test
	void nineteenAnswersAreTooFewToJudge() {
		for (int mail = 0; mail < 19; mail++) {
			breaker.answered(true);
		}
		assertThat(breaker.state().position()).isEqualTo(Position.CLOSED);
		breaker.answered(false);
		assertThat(breaker.state().position()).isEqualTo(Position.OPEN);
	}

	@Test
	void thePauseDoublesUpToAQuarterOfAnHour() {
		fail(5);
		for (int seconds : new int[] { 30, 60, 120, 240, 480, 900, 900 }) {
			assertThat(breaker.untilTry()).hasSeconds(seconds);
			pass(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(breaker.untilTry()).hasMillis(1);
			pass(Duration.ofMillis(1));
			assertThat(breaker.untilTry()).isZero();
			breaker.failed(Reason.inWords("Connection refused"));
		}
		assertThat(breaker.state().since()).isEqualTo(START);
	}

	@Test
	void aSuccessForgetsTheDoubling() {
		fail(5);
		pass(Duration.ofSeconds(30));
		breaker.untilTry();
		breaker.failed(Reason.inWords("Connection refused"));
		pass(Duration.ofSeconds(60));
		breaker.untilTry();
		breaker.succeeded();
		assertThat(breaker.state()).isEqualTo(new BreakerState("relay:main", Position.CLOSED, null, Reason.NONE, null));
		fail(5);
		assertThat(breaker.untilTry()).hasSeconds(30);
	}

	@Test
	void oneOfAllNodesTries() {
		fail(5);
		pass(Duration.ofSeconds(30));
		assertThat(elsewhere.untilTry()).isZero();
		assertThat(elsewhere.untilTry()).isPositive();
		assertThat(breaker.untilTry()).isPositive();
		pass(Duration.ofSeconds(1));
		assertThat(breaker.state().position()).isEqualTo(Position.HALF_OPEN);
		elsewhere.succeeded();
		pass(Duration.ofSeconds(1));
		assertThat(breaker.untilTry()).isZero();
	}

	@Test
	void aTryThatNobodyReportsAboutHasFailed() {
		fail(5);
		pass(Duration.ofSeconds(30));
		assertThat(elsewhere.untilTry()).isZero();
		pass(Duration.ofSeconds(60));
		assertThat(breaker.untilTry()).hasSeconds(60);
		pass(Duration.ofSeconds(60));
		assertThat(breaker.untilTry()).isZero();
	}

	@Test
	void whoDoesNotTryLetsAnotherTry() {
		assertThat(breaker.untilTry()).isZero();
		assertThat(breaker.untilTry()).isPositive();
		breaker.notTried();
		assertThat(breaker.untilTry()).isZero();
		fail(5);
		pass(Duration.ofSeconds(30));
		assertThat(breaker.untilTry()).isZero();
		breaker.notTried();
		assertThat(breaker.untilTry()).isZero();
	}

	@Test
	void aConnectionDoesNotEndWhatAnswersBegan() {
		for (int mail = 0; mail < 20; mail++) {
			breaker.answered(true);
		}
		pass(Duration.ofSeconds(30));
		assertThat(breaker.untilTry()).isZero();
		breaker.succeeded();
		assertThat(breaker.state().position()).isEqualTo(Position.HALF_OPEN);
		breaker.answered(true);
		assertThat(breaker.untilTry()).hasSeconds(60);
		pass(Duration.ofSeconds(60));
		assertThat(breaker.untilTry()).isZero();
		breaker.answered(false);
		assertThat(breaker.state().position()).isEqualTo(Position.CLOSED);
	}

	@Test
	void lateReportsOfOthersDoNotLengthenThePause() {
		fail(8);
		breaker.succeeded();
		breaker.answered(false);
		assertThat(breaker.untilTry()).hasSeconds(30);
	}

	@Test
	void anOperatorMakesAllNodesTryWithinASecond() {
		fail(5);
		pass(Duration.ofSeconds(30));
		breaker.untilTry();
		breaker.failed(Reason.inWords("Connection refused"));
		assertThat(elsewhere.untilTry()).isPositive();
		breaker.tryNow();
		pass(Duration.ofSeconds(1));
		assertThat(elsewhere.untilTry()).isZero();
		elsewhere.failed(Reason.inWords("Connection refused"));
		assertThat(elsewhere.untilTry()).hasSeconds(120);
	}

	@Test
	void aClosedBreakerDoesNotAskTheDatabaseForEachMail() {
		breaker.succeeded();
		int before = DATABASE.statements();
		for (int mail = 0; mail < 10_000; mail++) {
			assertThat(breaker.untilTry()).isZero();
			breaker.answered(false);
		}
		assertThat(DATABASE.statements()).isEqualTo(before);
	}

	@Test
	void listsThoseThatAreOpen() {
		Breakers breakers = newProcess();
		assertThat(breakers.open()).isEmpty();
		fail(5);
		pass(Duration.ofSeconds(1));
		assertThat(breakers.open()).containsExactly(breaker.state());
	}

	private void fail(int times) {
		for (int failure = 0; failure < times; failure++) {
			breaker.failed(Reason.inWords("Connection refused"));
		}
	}

	private void pass(Duration time) {
		this.time.pass(time);
	}

	private Breakers newProcess() {
		return new Breakers(DATABASE.db(), time, time::nanoTime);
	}

}
