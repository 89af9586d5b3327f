package dev.lundi.issue;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One real PostgreSQL for the tests of this package. */
final class LocalDatabase {

	private static final EmbeddedPostgres POSTGRES = start();

	private LocalDatabase() {
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder().start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String url() {
		return POSTGRES.getJdbcUrl("postgres", "postgres");
	}

}
