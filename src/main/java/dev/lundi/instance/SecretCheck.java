package dev.lundi.instance;

import java.nio.charset.StandardCharsets;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** Refuses a start whose master key is missing or too short to protect anything. */
final class SecretCheck implements BeanPostProcessor {

	private static final int SHORTEST = 32;

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof Instance instance) {
			check(instance.secret().getBytes(StandardCharsets.UTF_8).length);
		}
		return bean;
	}

	private static void check(int length) {
		if (length < SHORTEST) {
			throw new FailureAnalyzedException(
					(length == 0) ? "lundi.secret is not set: Lundi signs the links in its mails with it."
							: "lundi.secret has %d bytes, and fewer than %d can be guessed.".formatted(length,
									SHORTEST),
					"Make one with « openssl rand -base64 32 », keep it, and set it as lundi.secret or LUNDI_SECRET. "
							+ "Every process of this installation needs the same one; links in mails that are already out stop working when it changes.");
		}
	}

}
