package dev.lundi.delivery;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether an outcome stands in the ledger already, when the answer to writing it
 * was lost.
 */
@Component
class RecordedOutcomes {

	private final JdbcClient db;

	RecordedOutcomes(JdbcClient db) {
		this.db = db;
	}

	/**
	 * Those that the ledger does not know: their rows still say that they are under way.
	 */
	List<Outcome> without(List<Outcome> outcomes) {
		return outcomes.stream().filter(this::isUnderWay).toList();
	}

	private boolean isUnderWay(Outcome outcome) {
		return db.sql("""
				select exists (select from delivery where mailing = ? and subscriber = ? and fence = ?
				  and attempt = ? and status = 'ATTEMPTING')
				""")
			.params(outcome.attempt().mailing().id(), outcome.attempt().subscriber(), outcome.attempt().fence(),
					outcome.attempt().number())
			.query(Boolean.class)
			.single();
	}

}
