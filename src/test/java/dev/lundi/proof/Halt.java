package dev.lundi.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The end of a process at the nth transaction of a kind. What a transaction did is asked
 * of the database, so that it does not matter by which statements it did it.
 *
 * @param number counted from 1
 */
record Halt(Kind kind, boolean afterCommit, AtomicInteger number) {

	private static final int KILLED = 137;

	/** Such as {@code MARKER/after/7}. */
	static Halt parse(String text) {
		String[] parts = text.split("/", 3);
		return new Halt(Kind.valueOf(parts[0]), "after".equals(parts[1]),
				new AtomicInteger(Integer.parseInt(parts[2])));
	}

	/** Commits, unless this is the end. */
	void commit(Connection connection) throws SQLException {
		boolean now = deedsOf(connection).contains(kind) && number.decrementAndGet() == 0;
		if (now && !afterCommit) {
			Runtime.getRuntime().halt(KILLED);
		}
		connection.commit();
		if (now) {
			Runtime.getRuntime().halt(KILLED);
		}
	}

	private static Set<Kind> deedsOf(Connection connection) throws SQLException {
		Set<Kind> deeds = EnumSet.noneOf(Kind.class);
		try (Statement statement = connection.createStatement()) {
			for (Map.Entry<Kind, String> question : questions(statement).entrySet()) {
				try (ResultSet answer = statement.executeQuery(question.getValue())) {
					if (answer.next()) {
						deeds.add(question.getKey());
					}
				}
			}
		}
		return deeds;
	}

	/** None of a transaction that wrote nothing. */
	private static Map<Kind, String> questions(Statement statement) throws SQLException {
		Map<Kind, String> questions = new EnumMap<>(Kind.class);
		try (ResultSet answer = statement.executeQuery("select pg_current_xact_id_if_assigned()::xid")) {
			answer.next();
			String transaction = answer.getString(1);
			if (transaction != null) {
				for (Kind kind : Kind.values()) {
					questions.put(kind,
							"select from %s and xmin = '%s'::xid limit 1".formatted(kind.rows, transaction));
				}
			}
		}
		return questions;
	}

	/** Kinds of transactions. */
	enum Kind {

		PLAN("mailing where status = 'READY'"),

		CLAIM("delivery where status = 'CLAIMED'"),

		MARKER("delivery where status = 'ATTEMPTING'"),

		OUTCOME("delivery where status in ('ACCEPTED', 'REJECTED', 'DEFERRED', 'IN_DOUBT')"),

		COMPLETE("mailing where status = 'COMPLETED'");

		private final String rows;

		Kind(String rows) {
			this.rows = rows;
		}

	}

}
