package dev.lundi.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.templateresolver.ITemplateResolver;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BrokenTemplateTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ThymeleafAutoConfiguration.class))
		.withUserConfiguration(RenderingConfiguration.class);

	private final Path folder;

	BrokenTemplateTests(@TempDir Path folder) {
		this.folder = folder.resolve("les mails");
	}

	@BeforeEach
	void aFolderThatWorks() throws IOException {
		write("layout.html",
				"<html th:fragment=\"frame(main)\"><link rel=\"stylesheet\" href=\"styles.css\" /></html>");
		write("styles.css", "p { color: red; }\n@media print { p { color: black; } }");
		write("messages.properties", "hello=Bonjour {0}\ndate=d\ndate.first=d");
		write("note/subject.txt", "[(${mail.title})]");
		write("note/body.html", "<p\n\tclass=\"a\"\n\tth:text=\"#{hello(${mail.title})}\">x</p>");
		write("note/body.txt", "[# th:if=\"${mail.title}\"]\n[(${mail.title})]\n[/]");
	}

	@Test
	void rendersFromTheFolder() {
		assertThat(render("A"))
			.isEqualTo(new RenderedEmail("A", "<p style=\"color:red\"\n\tclass=\"a\">Bonjour A</p>", "A\n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"note/body.html | <p>\\n<b th:text=\"${mail.}\">x</b></p> | note/body.html, line 2: ${mail.}: ",
			"note/body.html | <p>\\n\\n<b th:text=\"#{helo}\">x</b></p> | note/body.html, line 3: messages.properties has no words for \"helo\"",
			"note/body.txt | a\\n[# th:if=\"${mail.title}\"]b | note/body.txt",
			"note/body.txt | a\\n[(${mail.title})]\\n[/] | note/body.txt, line 3: ",
			"parts/end.txt | a\\n[(#{helo})] | parts/end.txt, line 2: messages.properties has no words for \"helo\"",
			"note/subject.txt | [(__${mail.title}__)] | note/subject.txt, line 1: __${…}__ would run readers' words as code",
			"styles.css | p { color: red; }\\n\\np { color } | styles.css, line 3: " })
	void refusesToStartAndNamesFileLineAndCause(String file, String content, String message) throws IOException {
		write(file, content.replace("\\n", "\n"));
		assertThatExceptionOfType(TemplateException.class)
			.isThrownBy(() -> new EmailTemplates(this.folder).renderer(Design.PLAIN))
			.withMessageStartingWith(this.folder + "/" + message);
	}

	@Test
	void namesAFileThatIsMissing() throws IOException {
		Files.delete(this.folder.resolve("note/body.txt"));
		assertThatExceptionOfType(TemplateException.class)
			.isThrownBy(() -> new EmailTemplates(this.folder).renderer(Design.PLAIN))
			.withMessage(this.folder + "/note/body.txt is missing");
	}

	@Test
	void namesFileLineAndCauseOfWhatOnlyRenderingShows() throws IOException {
		write("note/body.html", "<p>\n\n\n<b th:text=\"${mail.titel}\">x</b></p>");
		assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> render("A"))
			.withMessageStartingWith(this.folder + "/note/body.html, line 4: ")
			.withMessageContaining("'titel' cannot be found");
	}

	@Test
	void namesAKindThatDoesNotExist() {
		assertThatExceptionOfType(TemplateException.class)
			.isThrownBy(() -> new EmailTemplates(this.folder).renderer(Design.PLAIN)
				.render("nothing", Locale.FRENCH, new Note("A")))
			.withMessage(this.folder + "/nothing/subject.txt is missing");
	}

	@Test
	void stopsTheStart() throws IOException {
		write("note/body.html", "<p th:text=\"#{helo}\"></p>");
		this.context.withPropertyValues("lundi.templates-dir=" + this.folder)
			.run((started) -> assertThat(started).getFailure()
				.rootCause()
				.isInstanceOf(TemplateException.class)
				.hasMessageContaining("note/body.html, line 1"));
	}

	@Test
	void leavesTheEngineForPagesInPlace() {
		this.context.run((started) -> assertThat(started).hasSingleBean(EmailTemplates.class)
			.hasSingleBean(ISpringTemplateEngine.class)
			.hasSingleBean(ITemplateResolver.class));
	}

	@Test
	void tellsTheOperatorWhatToMend() {
		TemplateException broken = new TemplateException("email-templates/note/body.html, line 4: cause");
		FailureAnalysis analysis = new TemplateFailureAnalyzer().analyze(new IllegalStateException(broken));
		assertThat(analysis).isNotNull()
			.extracting(FailureAnalysis::getDescription)
			.asString()
			.contains("email-templates/note/body.html, line 4: cause");
	}

	@Test
	void servesTheJarsTemplatesWhereThereIsNoFolder() {
		assertThat(TemplateFolder.at(this.folder.resolve("none")).kinds()).contains("issue");
		assertThat(new EmailTemplates(this.folder.resolve("none")).renderer(Design.PLAIN)).isNotNull();
	}

	private RenderedEmail render(@Nullable String title) {
		return new EmailTemplates(this.folder).renderer(Design.PLAIN).render("note", Locale.FRENCH, new Note(title));
	}

	private void write(String file, String content) throws IOException {
		Path path = this.folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

	public record Note(@Nullable String title) {
	}

}
