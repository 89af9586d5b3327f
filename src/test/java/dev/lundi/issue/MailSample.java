package dev.lundi.issue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.Personal;

/**
 * One example of what a folder of {@code email-templates/} receives, in one design. A new
 * folder needs one here; all checks of mails then hold for it.
 *
 * @param kind the folder
 * @param model makes its record for a reader
 */
public record MailSample(String kind, String name, Design design, EmailRenderer renderer,
		Function<Personal, Record> model) {

	private static final Path FOLDER = Path.of("email-templates");

	private static final EmailTemplates TEMPLATES = new EmailTemplates(FOLDER);

	private static final Design WITH_A_LOGO = new Design("", Map.of(), Map.of(), Map.of(),
			URI.create("https://blog.example.org/logo.png"), 160);

	public static final List<MailSample> ALL = Stream
		.of(of(Design.PLAIN), looks().flatMap(MailSample::of), of(WITH_A_LOGO).limit(1))
		.flatMap((samples) -> samples)
		.toList();

	private static Stream<MailSample> of(Design design) {
		EmailRenderer renderer = TEMPLATES.renderer(design);
		SampleMails issues = new SampleMails(renderer);
		return Stream.of(
				new MailSample("issue", "whole", design, renderer,
						(reader) -> SampleMails.forReader(issues.whole(null), reader)),
				new MailSample("issue", "bare", design, renderer,
						(reader) -> SampleMails.forReader(issues.bare(null), reader)),
				new MailSample("issue", "rich", design, renderer,
						(reader) -> SampleMails.forReader(issues.rich(null), reader)));
	}

	private static Stream<Design> looks() {
		try (Stream<Path> files = Files.list(FOLDER.resolve("looks"))) {
			return files.map((file) -> file.getFileName().toString().replace(".css", ""))
				.sorted()
				.map((look) -> new Design(look, Map.of(), Map.of(), Map.of(), null, 160))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What tells it from the others, in words that can stand in a file's name. */
	@Override
	public String toString() {
		String look = design.look().isEmpty() ? "" : "-" + design.look();
		return kind + "-" + name + look + ((design.logo() == null) ? "" : "-with-a-logo");
	}

}
