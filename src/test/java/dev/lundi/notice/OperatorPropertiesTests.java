package dev.lundi.notice;

import java.util.List;

import dev.lundi.mail.EmailAddress;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperatorPropertiesTests {

	@Test
	void readsAddresses() {
		assertThat(new OperatorProperties(List.of(" ada@example.org", "blaise@example.org")).addresses())
			.containsExactly(EmailAddress.parse("ada@example.org"), EmailAddress.parse("blaise@example.org"));
	}

	@Test
	void namesTheOneThatIsNoneAndShowsARightValue() {
		OperatorProperties wrong = new OperatorProperties(List.of("ada@example.org", "nobody"));
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(wrong::addresses).satisfies((refusal) -> {
			assertThat(refusal.analysis().getDescription()).isEqualTo("lundi.operators[1] is not an address.");
			assertThat(refusal.analysis().getAction()).contains("lundi.operators[1]=technique@example.org");
		});
	}

}
