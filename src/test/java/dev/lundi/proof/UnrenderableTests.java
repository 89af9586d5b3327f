package dev.lundi.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** R24: whom no mail can be made for costs only that person. */
class UnrenderableTests {

	@TempDir
	private Path data;

	@Test
	void everybodyElseIsServed() throws IOException {
		prove(100, 1000);
	}

	@Test
	@Tag("proof")
	void everybodyElseOf100000IsServed() throws IOException {
		prove(Size.of("R24.recipients", 100_000), 5000);
	}

	/**
	 * A name that is longer than any line of a header may be, and that the template
	 * chokes on too.
	 */
	private void prove(int recipients, int rate) throws IOException {
		Figures figures = new Figures("R24");
		Path templates = data.resolve("templates");
		FileSystemUtils.copyRecursively(Path.of("email-templates"), templates);
		Files.writeString(templates.resolve("issue/body.txt"), """
				[# th:if="${mail.name != null and mail.name.length() > 1000}"][(${mail.nonsense})][/]
				""", StandardOpenOption.APPEND);
		try (Installation installation = new Installation(TestDatabase.fresh(), data)) {
			installation.sending(rate, 8).set("lundi.templates-dir", templates.toString()).readers(recipients);
			int named = installation.db()
				.sql("update subscriber set name = repeat('x', 2000) where email = 'lectrice7@example.org'")
				.update();
			assertThat(named).isOne();
			assertThat(installation.once().await(Duration.ofMinutes(30))).isZero();
			Verdict verdict = installation.oracle().judge();
			String reason = installation.db()
				.sql("select concat_ws(' ', reason, reply_text) from delivery where status = 'REJECTED'")
				.query(String.class)
				.single();
			figures.say("1 of %d cannot be rendered: %s, \"%s\"".formatted(recipients, verdict, reason));
			assertThat(verdict.violations()).isEmpty();
			assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", recipients - 1L, "REJECTED", 1L));
			assertThat(reason).startsWith("RENDER").hasSizeGreaterThan(20);
		}
	}

}
