package dev.lundi.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.Week;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.WitnessRelay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

@LundiTest
class BrokenTemplateRunTests {

	private static final Path TEMPLATES = Path.of("target/broken-templates");

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private WitnessRelay relay;

	@DynamicPropertySource
	static void aDesignersMistake(DynamicPropertyRegistry properties) throws IOException {
		FileSystemUtils.deleteRecursively(TEMPLATES);
		FileSystemUtils.copyRecursively(Path.of("email-templates"), TEMPLATES);
		Path body = TEMPLATES.resolve("parts/editorial.html");
		Files.writeString(body, Files.readString(body).replace("mail.lead.title", "mail.lead.titel"));
		properties.add("lundi.templates-dir", TEMPLATES::toString);
	}

	@Test
	void aBrokenTemplateHoldsTheRunBeforeAnybodyIsCharged() {
		subscribers.addConfirmed("edito",
				List.of(new NewSubscriber(EmailAddress.parse("ada@example.org"), "Ada", Locale.FRENCH)));
		Run run = runs.start("edito", Week.parse("2026-W10"), "test").join();
		assertThat(run.status()).isEqualTo(RunStatus.HELD);
		assertThat(run.reason()).asString().contains("parts/editorial.html, line ", "titel");
		assertThat(runs.mailingOf(run)).isEmpty();
		assertThat(relay.received()).isEmpty();
	}

}
