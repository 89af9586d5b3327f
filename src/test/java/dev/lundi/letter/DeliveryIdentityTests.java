package dev.lundi.letter;

import dev.lundi.support.TestInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryIdentityTests {

	private final DeliveryIdentity identity = new DeliveryIdentity(TestInstance.keys());

	@Test
	void aMessageIdIsTheSameOnEveryAttemptAndDiffersForEveryPersonAndIssue() {
		String messageId = identity.messageId(7, 42, "lundi.example");
		assertThat(messageId).isEqualTo(identity.messageId(7, 42, "lundi.example"))
			.matches("7\\.[0-9a-f]{40}@lundi\\.example")
			.isNotEqualTo(identity.messageId(7, 43, "lundi.example"))
			.isNotEqualTo(identity.messageId(8, 42, "lundi.example"));
	}

	@Test
	void aReturnPathIsOneOfAKindAndShortEnoughForALocalPart() {
		assertThat(identity.returnPath(7, 42, "lundi.example").value())
			.matches("bounce-7-42-[0-9a-f]{16}@lundi\\.example");
		assertThat(identity.returnPath(Long.MAX_VALUE, Long.MAX_VALUE, "lundi.example").localPart().length())
			.isLessThanOrEqualTo(64);
	}

	@Test
	void aSenderIdHasTheLengthThatGmailAsksFor() {
		assertThat(identity.senderId()).hasSizeBetween(5, 15);
	}

}
