package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.lundi.content.Week;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole run with two keys, as the relay gets it. */
@ExtendWith(OutputCaptureExtension.class)
@LundiTest
@TestPropertySource(properties = { "lundi.dkim.domain=lundi.example", "lundi.dkim.selector=r1",
		"lundi.newsletters.relu.from=Relu <relu@elsewhere.example>" })
class SignedRunTests {

	private static final int AUDIENCE = 12;

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private WitnessRelay relay;

	@DynamicPropertySource
	static void keys(DynamicPropertyRegistry registry) {
		registry.add("lundi.dkim.private-key", SignedMails.RSA::pem);
		registry.add("lundi.dkim.keys[0].selector", () -> "e1");
		registry.add("lundi.dkim.keys[0].private-key", SignedMails.ED25519::pem);
	}

	@Test
	void everyMailArrivesWithBothSignaturesWhole(CapturedOutput output) {
		subscribers.addConfirmed("edito", audience());
		assertThat(runs.start("edito", Week.parse("2026-W10"), "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.received()).hasSize(AUDIENCE)
			.allSatisfy((mail) -> assertThat(
					DkimVerifier.verify(mail.content().getBytes(StandardCharsets.ISO_8859_1), SignedMails.DNS))
				.isEqualTo(SignedMails.BOTH_PASS));
		assertThat(output)
			.contains("The newsletter relu comes from elsewhere.example, but lundi.dkim.domain is lundi.example")
			.doesNotContain("The newsletter edito comes from");
	}

	private static List<NewSubscriber> audience() {
		return IntStream.range(0, AUDIENCE)
			.mapToObj((n) -> new NewSubscriber(EmailAddress.parse("lectrice%d@example.org".formatted(n)),
					"Lectrice « %d »".formatted(n), Locale.FRENCH))
			.toList();
	}

}
