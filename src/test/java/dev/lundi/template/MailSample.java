package dev.lundi.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lundi.issue.SampleMails;
import dev.lundi.notice.NoticeKind;
import dev.lundi.notice.SampleNotices;
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
		return of(TEMPLATES, design);
	}

	/** One of everything that these templates make, in one design. */
	static Stream<MailSample> of(EmailTemplates templates, Design design) {
		EmailRenderer renderer = templates.renderer(design);
		return Stream.of(issues(design, renderer), notices(design, renderer), staff(design, renderer))
			.flatMap((samples) -> samples);
	}

	private static Stream<MailSample> issues(Design design, EmailRenderer renderer) {
		SampleMails issues = new SampleMails(renderer);
		return Stream.of(
				new MailSample("issue", "whole", design, renderer,
						(reader) -> SampleMails.forReader(issues.whole(null), reader)),
				new MailSample("issue", "bare", design, renderer,
						(reader) -> SampleMails.forReader(issues.bare(null), reader)),
				new MailSample("issue", "rich", design, renderer,
						(reader) -> SampleMails.forReader(issues.rich(null), reader)));
	}

	private static Stream<MailSample> notices(Design design, EmailRenderer renderer) {
		Stream<MailSample> usual = Stream.of(NoticeKind.values())
			.map((kind) -> new MailSample(SampleNotices.folder(kind), "whole", design, renderer,
					(reader) -> SampleNotices.whole(kind, reader)));
		return Stream.concat(usual,
				Stream.of(
						new MailSample(SampleNotices.folder(NoticeKind.EXPORT), "bare", design, renderer,
								(reader) -> SampleNotices.bare(NoticeKind.EXPORT, reader)),
						new MailSample(SampleNotices.folder(NoticeKind.WELCOME), "rich", design, renderer,
								(reader) -> SampleNotices.rich(NoticeKind.WELCOME, reader))));
	}

	private static Stream<MailSample> staff(Design design, EmailRenderer renderer) {
		return Stream.of(new MailSample("draft", "whole", design, renderer, (reader) -> SampleNotices.draft()),
				new MailSample("draft", "bare", design, renderer, (reader) -> SampleNotices.bareStaff()),
				new MailSample("empty", "whole", design, renderer, (reader) -> SampleNotices.empty()),
				new MailSample("trouble", "whole", design, renderer, (reader) -> SampleNotices.trouble()),
				new MailSample("trouble", "bare", design, renderer, (reader) -> SampleNotices.bareStaff()));
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
