package dev.lundi.issue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.RenderedEmail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The issue mail, byte for byte. {@code -Dlundi.golden=write} writes the files that it is
 * compared with; look at them before they are committed.
 */
class IssueMailTests {

	private static final Path GOLDEN = Path.of("src/test/resources/dev/lundi/issue/mails");

	private static final boolean WRITE = "write".equals(System.getProperty("lundi.golden"));

	private final EmailRenderer renderer = new EmailTemplates(Path.of("email-templates")).renderer(Design.PLAIN);

	private final SampleMails mails = new SampleMails(this.renderer);

	@ParameterizedTest
	@CsvSource({ "whole,fr,named", "whole,fr,unnamed", "whole,fr,rtl", "whole,en,named", "whole,en,unnamed",
			"whole,en,rtl", "bare,fr,named", "bare,fr,unnamed", "bare,en,rtl", "bare,en,unnamed" })
	void rendersAsBefore(String content, String language, String reader) {
		IssueMail mail = content.equals("whole") ? this.mails.whole(nameOf(reader)) : this.mails.bare(nameOf(reader));
		RenderedEmail rendered = this.renderer.render("issue", Locale.forLanguageTag(language), mail);
		String file = String.join("-", content, language, reader);
		compare(file + ".subject.txt", rendered.subject() + "\n");
		compare(file + ".html", rendered.html());
		compare(file + ".txt", rendered.text());
	}

	private static String nameOf(String reader) {
		return switch (reader) {
			case "named" -> "Léonie";
			case "rtl" -> "عبد الرحمن بن محمد بن عبد الله بن إبراهيم الأندلسي القرطبي ".repeat(3).strip();
			default -> "";
		};
	}

	private static void compare(String file, String rendered) {
		try {
			Path golden = GOLDEN.resolve(file);
			if (WRITE) {
				Files.createDirectories(GOLDEN);
				Files.writeString(golden, rendered);
			}
			assertThat(rendered).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
