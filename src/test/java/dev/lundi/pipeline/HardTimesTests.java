package dev.lundi.pipeline;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/** What no peer of ours would be ready for. */
class HardTimesTests extends WeeklyRunScene {

	@Test
	void aRunOutlivesTheLossOfAllItsDatabaseSessions() {
		relay.after(20, () -> db.sql("""
				select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()
				""").query((row, number) -> row.getBoolean(1)).list());
		var _ = runs.start("edito", WEEK, "test");
		Until.holds("the run ends", this::endsWithTheClocksHelp);
		assertThat(relay.copies()).hasSize(AUDIENCE)
			.allSatisfy((reader, copies) -> assertThat(copies).isBetween(1L, 2L));
		assertThat(progress("edito").balances()).isTrue();
	}

	private boolean endsWithTheClocksHelp() {
		try {
			runs.resumeInterrupted();
			return runs.find("edito", WEEK).orElseThrow().status() == RunStatus.COMPLETED;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	@Test
	void anAddressThatIsNoneCostsOnlyItself() {
		db.sql("update subscriber set email = 'not an address' where email = ?").param(reader(0)).update();
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE - 1);
		assertThat(progress("edito").count(DeliveryStatus.REJECTED)).isOne();
	}

}
