package dev.lundi.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import dev.lundi.pipeline.Run;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R7 in small: rows that belong to another living worker all of a sudden, as if this one
 * had been frozen for long.
 */
class FenceTests extends InProcessScene {

	private static final int AUDIENCE = 60;

	/** What the other worker's lock is: see the class Fences. */
	private static final int LOCK_CLASS = 0x4c554e44;

	private static final long OTHER = 2_000_000_000;

	private final Connection other;

	FenceTests(@Autowired WitnessRelay usual, @Autowired DataSource dataSource) throws SQLException {
		super(usual, dataSource);
		this.other = dataSource.getConnection();
	}

	@BeforeEach
	void anotherWorkerLives() throws SQLException {
		try (Statement statement = other.createStatement()) {
			statement.execute("select pg_advisory_lock(%d, %d)".formatted(LOCK_CLASS, OTHER));
		}
	}

	@AfterEach
	void release() throws SQLException {
		other.close();
	}

	private void otherWorkerDies() {
		try (Statement statement = other.createStatement()) {
			statement.execute("select pg_advisory_unlock(%d, %d)".formatted(LOCK_CLASS, OTHER));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void whoLostTheRowOfAMailOnItsWayRecordsNoOutcome() {
		readers(AUDIENCE);
		relay.follow(atFirstDot("status = 'ATTEMPTING'", "fence = " + OTHER));
		CompletableFuture<Run> end = start();
		Until.holds("all others are served", () -> states().getOrDefault("ACCEPTED", 0L) >= AUDIENCE - stolen().size());
		List<String> stolen = stolen();
		assertThat(stolen).isNotEmpty().allSatisfy((reader) -> assertThat(state(reader)).isEqualTo("ATTEMPTING"));
		otherWorkerDies();
		await(end);
		Verdict verdict = judge();
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", (long) AUDIENCE));
		assertThat(relay.witness().copied()).isSubsetOf(stolen);
	}

	@Test
	void whoLostAClaimedRowSendsNothingForIt() {
		readers(AUDIENCE);
		relay.follow(atFirstDot("status = 'CLAIMED'", "fence = " + OTHER));
		CompletableFuture<Run> end = start();
		Until.holds("all others are served", () -> states().getOrDefault("ACCEPTED", 0L) >= AUDIENCE - stolen().size());
		List<String> stolen = stolen();
		assertThat(stolen).isNotEmpty().doesNotContainAnyElementsOf(relay.witness().copies().keySet());
		otherWorkerDies();
		await(end);
		assertThat(judge().violations()).isEmpty();
		assertThat(judge().extra()).isZero();
		assertThat(judge().states()).isEqualTo(Map.of("ACCEPTED", (long) AUDIENCE));
	}

	@Test
	void whatALivingWorkerHasHadForTooLongIsTakenFromIt() {
		readers(AUDIENCE);
		relay.follow(atFirstDot("status = 'CLAIMED'", "lease_until = now() - interval '1 s', fence = " + OTHER));
		await(start());
		assertThat(judge().violations()).isEmpty();
		assertThat(judge().extra()).isZero();
		assertThat(judge().states()).isEqualTo(Map.of("ACCEPTED", (long) AUDIENCE));
	}

	private Script atFirstDot(String which, String change) {
		return Script.nth(Moment.DOT, 1, new Fault.Deed(
				() -> db.sql("update delivery set %s where %s".formatted(change, which)).update(), null));
	}

	private List<String> stolen() {
		return db.sql("select email from delivery d join subscriber s on s.id = d.subscriber where fence = ?")
			.param(OTHER)
			.query((row, number) -> row.getString(1))
			.list();
	}

}
