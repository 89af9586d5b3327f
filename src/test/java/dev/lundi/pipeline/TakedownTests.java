package dev.lundi.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.issue.Takedown;
import dev.lundi.support.ReceivedMail;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay.Fault;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class TakedownTests extends WeeklyRunScene {

	@Autowired
	private Issues issues;

	@Test
	void aCommentTakenDownWhileAMailingIsSentIsInNoMailThatComesAfter() {
		relay.fault(reader(3), Fault.GREYLIST);
		relay.fault(reader(4), Fault.GREYLIST);
		var end = runs.start("edito", WEEK, "test");
		Until.holds("all others have theirs", () -> progress("edito").count(DeliveryStatus.ACCEPTED) == AUDIENCE - 2);
		Issue issue = issues.findByNewsletterAndWeek("edito", WEEK).orElseThrow();
		issues.takeDown(issue, new Takedown("c1", clock.instant(), "claire"));
		relay.behave();
		clock.advance(Duration.ofMinutes(10));
		assertThat(end.join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(words(reader(2))).contains("Je prends ce train", "romans à couverture souple");
		assertThat(words(reader(3))).contains("romans à couverture souple").doesNotContain("Je prends ce train", "Noé");
		assertThat(words(reader(4))).contains("romans à couverture souple").doesNotContain("Je prends ce train", "Noé");
	}

	private String words(String reader) {
		return relay.received()
			.stream()
			.filter((mail) -> mail.recipient().equals(reader))
			.map((mail) -> ReceivedMail.parse(mail.content().getBytes(StandardCharsets.UTF_8)).words())
			.findFirst()
			.orElseThrow();
	}

}
