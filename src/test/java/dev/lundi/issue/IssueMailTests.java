package dev.lundi.issue;

import java.nio.file.Path;
import java.util.Locale;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.support.GoldenMails;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The issue mail, byte for byte: see {@link GoldenMails}. */
class IssueMailTests {

	private final EmailRenderer renderer = new EmailTemplates(Path.of("email-templates")).renderer(Design.PLAIN);

	private final GoldenMails golden = new GoldenMails("issue");

	private final SampleMails mails = new SampleMails(this.renderer);

	@ParameterizedTest
	@CsvSource({ "whole,fr,named", "whole,fr,unnamed", "whole,fr,rtl", "whole,en,named", "whole,en,unnamed",
			"whole,en,rtl", "bare,fr,named", "bare,fr,unnamed", "bare,en,rtl", "bare,en,unnamed" })
	void rendersAsBefore(String content, String language, String reader) {
		IssueMail mail = content.equals("whole") ? this.mails.whole(nameOf(reader)) : this.mails.bare(nameOf(reader));
		RenderedEmail rendered = this.renderer.render("issue", Locale.forLanguageTag(language), mail);
		this.golden.compare(String.join("-", content, language, reader), rendered);
	}

	private static String nameOf(String reader) {
		return switch (reader) {
			case "named" -> "Léonie";
			case "rtl" -> "عبد الرحمن بن محمد بن عبد الله بن إبراهيم الأندلسي القرطبي ".repeat(3).strip();
			default -> "";
		};
	}

}
