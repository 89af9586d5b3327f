package dev.lundi.proof;

import javax.sql.DataSource;

import dev.lundi.support.TestDatabase;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;

/** No final dot before its marker: what the protocol stands on. */
class MarkerTests extends InProcessScene {

	private static final int AUDIENCE = 200;

	private final TestDatabase database;

	MarkerTests(@Autowired WitnessRelay usual, @Autowired DataSource dataSource,
			@Autowired JdbcConnectionDetails details) {
		super(usual, dataSource);
		this.database = new TestDatabase(details.getJdbcUrl(), String.valueOf(details.getUsername()),
				String.valueOf(details.getPassword()));
	}

	@Test
	void everyDotFindsItsMarkerCommitted() {
		readers(AUDIENCE);
		try (MarkerWatch markers = new MarkerWatch(database)) {
			relay.follow(markers);
			await(start());
			assertThat(markers.violations()).isEmpty();
			assertThat(markers.checked()).isEqualTo(AUDIENCE);
		}
		assertThat(judge().violations()).isEmpty();
		assertThat(judge().extra()).isZero();
	}

}
