package dev.lundi.issue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.Personal;

/**
 * One example of what a folder of {@code email-templates/} receives. A new folder needs
 * one here; all checks of mails then hold for it.
 *
 * @param kind the folder
 * @param model makes its record for a reader
 */
public record MailSample(String kind, String name, Function<Personal, Record> model) {

	public static final EmailRenderer RENDERER = new EmailRenderer(Path.of("email-templates"));

	private static final SampleMails ISSUES = new SampleMails(RENDERER);

	public static final List<MailSample> ALL = List.of(
			new MailSample("issue", "whole", (reader) -> SampleMails.forReader(ISSUES.whole(null), reader)),
			new MailSample("issue", "bare", (reader) -> SampleMails.forReader(ISSUES.bare(null), reader)),
			new MailSample("issue", "rich", (reader) -> SampleMails.forReader(ISSUES.rich(null), reader)));

	@Override
	public String toString() {
		return kind + " (" + name + ")";
	}

}
