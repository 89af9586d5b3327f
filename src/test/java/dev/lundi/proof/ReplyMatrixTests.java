package dev.lundi.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	ReplyMatrixTests(@Autowired WitnessRelay usual, @Autowired DataSource dataSource) {
		super(usual, dataSource);
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
