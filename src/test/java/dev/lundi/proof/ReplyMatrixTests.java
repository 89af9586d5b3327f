package dev.lundi.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.limits.BreakerState.Position;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** R5: what each reply makes of a delivery, wherever it comes. */
class ReplyMatrixTests extends InProcessScene {

	/**
	 * Far enough from one another that no breaker opens and nothing is paused because too
	 * many are refused.
	 */
	private static final int EVERY = 40;

	private static final int AUDIENCE = EVERY * (Cell.ALL.size() + 1);

	private final Suppressions suppressions;

	ReplyMatrixTests(@Autowired WitnessRelay usual, @Autowired DataSource dataSource,
			@Autowired Suppressions suppressions) {
		super(usual, dataSource);
		this.suppressions = suppressions;
	}

	@Test
	void everyReplyToOnesMailMakesTheStateThatItMust() {
		readers(AUDIENCE);
		Map<String, Cell> cells = IntStream.range(0, Cell.ALL.size())
			.boxed()
			.collect(Collectors.toMap((n) -> reader(EVERY * (n + 1)), Cell.ALL::get));
		relay.follow((moment, visit) -> {
			Cell cell = cells.get(visit.recipient());
			return (cell != null && cell.moment() == moment) ? cell.fault() : null;
		});
		var _ = start();
		awaitStandstill();
		Map<String, Long> copies = relay.witness().copies();
		assertThat(cells.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().allows(state(entry.getKey()), copies.containsKey(entry.getKey())))
			.map((entry) -> "%s made it %s".formatted(entry.getValue(), state(entry.getKey())))).isEmpty();
		assertThat(states().get("ACCEPTED")).isGreaterThanOrEqualTo(AUDIENCE - cells.size());
		assertThat(relay.misdeeds()).isEmpty();
	}

	/** Policy and full mailboxes say nothing of an address. */
	@Test
	void onlyWhoHasNoMailboxIsNeverWrittenToAgain() {
		readers(40);
		relay.follow(Script.towards(Map.of(reader(8), Fault.answer("550 5.1.1 no such mailbox"), reader(16),
				Fault.answer("556 5.1.10 null MX"), reader(24), Fault.answer("550 5.7.1 not from you"), reader(32),
				Fault.answer("552 5.2.2 mailbox full"), reader(40), Fault.answer("450 5.1.1 try later")), Moment.RCPT));
		var _ = start();
		awaitStandstill();
		assertThat(suppressed()).containsExactlyInAnyOrder(reader(8), reader(16));
		relay.follow(Script.NONE);
		mailings.retry(mailing().id(), Set.of(DeliveryStatus.REJECTED));
		assertThat(suppressed()).as("an operator has said that the server was wrong").isEmpty();
	}

	private List<String> suppressed() {
		return IntStream.rangeClosed(1, 40)
			.mapToObj(InProcessScene::reader)
			.filter((reader) -> db
				.sql("select exists (select from suppression where address_hash = ? and reason = 'HARD_BOUNCE')")
				.param(suppressions.hash(EmailAddress.parse(reader)))
				.query(Boolean.class)
				.single())
			.toList();
	}

	/** Whoever cannot be reached charges nobody. */
	@ParameterizedTest
	@CsvSource({ "CONNECT, 421 4.3.2 come back later", "CONNECT, 554 5.3.2 not you", "CONNECT,",
			"EHLO, 421 4.3.2 shutting down", "EHLO," })
	void aRelayThatIsNotReadyCostsNobodyAnAttempt(Moment moment, String answer) {
		readers(20);
		relay.follow(Script.always(moment, (answer != null) ? Fault.answer(answer) : Fault.close()));
		long before = relay.connections();
		var _ = start();
		Until.holds("it has been tried", () -> relay.connections() > before);
		assertThat(db.sql("select sum(attempt) from delivery").query(Long.class).single()).isZero();
		assertThat(states().keySet()).isSubsetOf(List.of("PENDING", "CLAIMED"));
		relay.follow(Script.NONE);
	}

	/** It is given a rest instead. */
	@ParameterizedTest
	@EnumSource(names = { "RCPT", "DATA" })
	void aRelayThatLosesItsPlaceInEveryDialogueRejectsNobody(Moment moment) {
		readers(60);
		relay.follow(Script.always(moment, Fault.answer("503 5.5.1 bad sequence of commands")));
		var _ = start();
		Until.holds("its breaker is open", () -> breakers.of("relay:main").state().position() == Position.OPEN);
		assertThat(states().keySet()).isSubsetOf(List.of("PENDING", "CLAIMED", "ATTEMPTING", "DEFERRED"))
			.contains("DEFERRED");
		assertThat(relay.witness().count()).isZero();
		relay.follow(Script.NONE);
		awaitTrust();
	}

	/** A refusal is a refusal, whatever becomes of the connection afterwards. */
	@ParameterizedTest
	@CsvSource({ "421 4.3.2 shutting down", "500 5.5.1 what", "''" })
	void aResetThatFailsChangesNothing(String answer) {
		readers(20);
		relay.follow(Script.towards(Map.of(reader(5), Fault.answer("550 5.1.1 no such mailbox")), Moment.RCPT)
			.or(Script.always(Moment.RSET, answer.isEmpty() ? Fault.close() : Fault.answer(answer))));
		await(start());
		assertThat(states()).isEqualTo(Map.of("ACCEPTED", 19L, "REJECTED", 1L));
		assertThat(judge().violations()).isEmpty();
		assertThat(judge().extra()).isZero();
	}

}
