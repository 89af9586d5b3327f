package dev.lundi.embedded;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Leads the data source, Flyway and Batch to the embedded PostgreSQL. */
record EmbeddedConnection(String url, String password) implements JdbcConnectionDetails {

	@Override
	public String getJdbcUrl() {
		return url;
	}

	@Override
	public String getUsername() {
		return EmbeddedPostgres.USER;
	}

	@Override
	public String getPassword() {
		return password;
	}

	@Override
	public String toString() {
		return url;
	}

}
