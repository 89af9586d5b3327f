package dev.lundi.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** A template that cannot greet everybody, and an editorial that does not end. */
class AwkwardMailTests extends WeeklyRunScene {

	private static final Path TEMPLATES = Path.of("target/awkward-templates");

	private static final Path ENDLESS = Path.of("target/endless-edito");

	@DynamicPropertySource
	static void awkwardThings(DynamicPropertyRegistry properties) throws IOException {
		FileSystemUtils.deleteRecursively(TEMPLATES);
		FileSystemUtils.copyRecursively(Path.of("email-templates"), TEMPLATES);
		Path body = TEMPLATES.resolve("parts/editorial.html");
		Files.writeString(body, Files.readString(body).replace("text.name(mail.name)", "mail.name.substring(0, 3)"));
		FileSystemUtils.deleteRecursively(ENDLESS);
		FileSystemUtils.copyRecursively(Path.of("src/test/resources/dev/lundi/pipeline/edito"), ENDLESS);
		Path editorial = ENDLESS.resolve("le-train.md");
		Files.writeString(editorial, Files.readString(editorial) + "\n\nEt puis le train repartit. ".repeat(4000));
		properties.add("lundi.templates-dir", TEMPLATES::toString);
		properties.add("lundi.newsletters.relu.source.path", ENDLESS::toString);
		properties.add("lundi.newsletters.relu.schedule.approval", () -> "automatic");
	}

	@Test
	void oneReaderWhoseMailCannotBeMadeCostsOnlyThatReader() {
		subscribers.addConfirmed("edito",
				List.of(new NewSubscriber(EmailAddress.parse("al@example.org"), "Al", Locale.FRENCH)));
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE)
			.doesNotContainKey("al@example.org")
			.allSatisfy((reader, copies) -> assertThat(copies).isOne());
		assertThat(reasons(DeliveryStatus.REJECTED)).singleElement()
			.asString()
			.contains("RENDERING", "parts/editorial.html, line ", "length 2");
	}

	@Test
	void anEndlessIssueIsHeldWithTheFigureBeforeAnybodyIsMailed() {
		Run held = run("relu");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		assertThat(held.reason()).asString().containsPattern("\\d{3},\\d{3} of 90,000 octets: .*Shorten the editorial");
		assertThat(relay.received()).isEmpty();
	}

}
