package dev.lundi.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Templates that somebody works on. */
class ReloadTests {

	private final Path folder;

	ReloadTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@BeforeEach
	void aFolderThatWorks() throws IOException {
		write("layout.html", "<html><link rel=\"stylesheet\" href=\"styles.css\" /></html>");
		write("styles.css", "p { color: red; }");
		write("messages.properties", "date=d\ndate.first=d");
		write("note/subject.txt", "[(${mail.title})]");
		write("note/body.html", "<p>one</p>");
		write("note/body.txt", "[(${mail.title})]");
	}

	@Test
	void showsWhatWasSaved() throws IOException {
		EmailTemplates templates = new EmailTemplates(folder, true);
		int before = templates.version();
		assertThat(html(templates)).contains("one");
		assertThat(templates.version()).isEqualTo(before);
		write("note/body.html", "<p>changed</p>");
		assertThat(templates.version()).isNotEqualTo(before);
		assertThat(html(templates)).contains("changed", "color:red");
		write("styles.css", "p { color: green; }");
		assertThat(html(templates)).contains("changed", "color:green");
	}

	@Test
	void keepsTheGoodOneWhileAnotherIsBroken() throws IOException {
		EmailTemplates templates = new EmailTemplates(folder, true);
		html(templates);
		write("note/body.html", "<p>\n#{nowhere}</p>");
		assertThat(html(templates)).contains("one");
		assertThat(templates.fault()).get().asString().contains("note/body.html, line 2", "nowhere");
		write("note/body.html", "<p>mended</p>");
		assertThat(html(templates)).contains("mended");
		assertThat(templates.fault()).isEmpty();
	}

	@Test
	void keepsTheGoodOneWhenOnlyRenderingShowsTheMistake() throws IOException {
		EmailTemplates templates = new EmailTemplates(folder, true);
		html(templates);
		write("note/body.html", "<p>\n\n<b th:text=\"${mail.titel}\">x</b></p>");
		assertThat(html(templates)).contains("one");
		assertThat(templates.fault()).get().asString().contains("note/body.html, line 3", "titel");
		write("note/body.html", "<p>\n<b th:text=\"${mail.titttel}\">x</b></p>");
		assertThat(html(templates)).contains("one");
		assertThat(templates.fault()).get().asString().contains("note/body.html, line 2", "titttel");
		write("note/body.html", "<p>mended</p>");
		assertThat(html(templates)).contains("mended");
		assertThat(templates.fault()).isEmpty();
	}

	@Test
	void readsNothingAgainWhereItWasNotAskedTo() throws IOException {
		EmailTemplates templates = new EmailTemplates(folder);
		html(templates);
		write("note/body.html", "<p>changed</p>");
		assertThat(html(templates)).contains("one");
		assertThat(templates.reloads()).isFalse();
	}

	private static String html(EmailTemplates templates) {
		return templates.renderer(Design.PLAIN).render("note", Locale.FRENCH, new Note("A")).html();
	}

	private void write(String file, String content) throws IOException {
		Path path = folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

	record Note(String title) {
	}

}
