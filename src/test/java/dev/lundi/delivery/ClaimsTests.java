package dev.lundi.delivery;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which deliveries a worker can take in hand. */
class ClaimsTests extends LedgerScene {

	@Test
	void oneGroupsConnectionsAreNoOthers() {
		reader("large");
		reader("large");
		reader("small");
		OptionalInt one = OptionalInt.of(1);
		assertThat(claims.take(mailing.id(), "large", worker(), 1, one).items()).hasSize(1);
		assertThat(claims.take(mailing.id(), "large", worker(), 1, one).items()).isEmpty();
		assertThat(claims.take(mailing.id(), "small", worker(), 1, one).items()).hasSize(1);
	}

}
