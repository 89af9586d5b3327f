package dev.lundi.instance;

import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SecretCheckTests {

	private final ApplicationContextRunner lundi = new ApplicationContextRunner()
		.withUserConfiguration(InstanceConfiguration.class);

	@Test
	void refusesAStartWithoutASecret() {
		lundi.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(FailureAnalyzedException.class, (refusal) -> {
				assertThat(refusal).hasMessageContaining("lundi.secret is not set");
				assertThat(refusal.analysis().getAction()).contains("openssl rand -base64 32", "LUNDI_SECRET");
			}));
	}

	@Test
	void refusesASecretThatCanBeGuessed() {
		lundi.withPropertyValues("lundi.secret=0123456789abcdef0123456789abcde")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("has 31 bytes"));
	}

	@Test
	void countsBytesRatherThanLetters() {
		lundi.withPropertyValues("lundi.secret=éèàùéèàùéèàùéèàù")
			.run((context) -> assertThat(context).hasSingleBean(Instance.class));
	}

}
