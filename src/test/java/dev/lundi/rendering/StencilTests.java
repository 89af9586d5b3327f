package dev.lundi.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.support.HostileWords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which templates can be filled, and which must be rendered for everybody. */
class StencilTests {

	private static final String LINK = "https://lundi.example/unsubscribe/jeton";

	private static final String CHOICE = "https://lundi.example/preferences/jeton";

	private final Path folder;

	StencilTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@BeforeEach
	void aFolder() throws IOException {
		write("layout.html", "<html th:fragment=\"frame(main, note)\"><th:block th:replace=\"${main}\" /></html>");
		write("styles.css", "p { color: red; }");
		write("messages.properties", "hello=Bonjour {0},\nlong=" + "bla ".repeat(16) + "{0} bla\nlonger="
				+ "bla ".repeat(22) + "{0}\nglued=" + "x".repeat(33) + "{0}\ndate=d\ndate.first=d");
		write("note/subject.txt", "[(${mail.title})]");
		write("note/body.html", "<p th:text=\"${mail.title}\">x</p>");
		write("note/body.txt", "[(${mail.title})]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p th:text=\"${mail.name}\">x</p>",
			"<p th:text=\"#{hello(${text.name(mail.name)})}\">x</p>", "<p th:text='#{hello( ${ mail.name } )}'>x</p>",
			"<p>[[${mail.name}]], [(${mail.name})]</p>", "<p data-th-text=\"${mail?.name}\">x</p>",
			"<p title=\"\" th:title=\"${mail.name}\">x</p>",
			"<p th:if=\"${mail.name != null and !mail.name.isBlank()}\" th:text=\"${mail.name}\">x</p>",
			"<p th:unless=\"${#strings.isEmpty(mail.name)}\" th:text=\"${mail.name()}\">x</p>",
			"<a th:href=\"${mail.foot.link}\">x</a>", "<p th:text=\"${mail.foot.link}\">x</p>",
			"<p th:text=\"${#messages.msg('hello', text.name(mail.name))}\">x</p>",
			"<pre th:text=\"${text.wrap(#messages.msg('hello', mail.name))}\">x</pre>",
			"<p th:text=\"#{hello(${mail.foot.publisher}, ${mail.name})}\">par mail</p>",
			"<p>mail</p><p th:text=\"${text.link(mail.foot.link)}\">x</p>",
			"<a th:href=\"${mail.foot.choice}\" th:text=\"${mail.foot.link}\">x</a><b th:text=\"${mail.foot.choice}\">x</b>" })
	void fillsWhatIsOnlyWritten(String html) throws IOException {
		write("note/body.html", html);
		assertThat(filledLikeRendered(true)).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p th:text=\"${mail.name.toUpperCase()}\">x</p>",
			"<p th:text=\"${text.capitals(mail.name)}\">x</p>", "<p th:if=\"${mail.name.length() > 10}\">long</p>",
			"<p th:if=\"${mail.name == 'Ada'}\">Ada</p>", "<p th:if=\"${mail.name}\">no, off and false are none</p>",
			"<p th:with=\"n=${mail.name}\"><b th:if=\"${n == 'Ada'}\">Ada</b></p>",
			"<p th:object=\"${mail}\"><b th:if=\"*{name == 'Ada'}\">Ada</b></p>",
			"<p th:if=\"${mail.toString().contains('Ada')}\">Ada</p>", "<p th:text=\"${mail.hashCode()}\">x</p>",
			"<p th:text=\"${mail}\">x</p>", "<p th:text=\"${mail.foot}\">x</p>",
			"<p th:if=\"${mail['name'] == 'Ada'}\">Ada</p>",
			"<p th:if=\"${#ctx.getVariable('mail').name == 'Ada'}\">Ada</p>",
			"<p th:if=\"${#root['mail'] != null}\">x</p>", "<p th:text=\"${mail.name} == 'Ada' ? 'a' : 'b'\">x</p>",
			"<p th:text=\"#{hello(${mail.name} == 'Ada' ? 'a' : 'b')}\">x</p>",
			"<p th:text=\"${#messages.msg('hello', mail.name.length())}\">x</p>",
			"<p th:if=\"${#messages.msg('hello', mail.name) == 'Bonjour Ada,'}\">Ada</p>",
			"<p th:text=\"${mail.name?.substring(0, 1)}\">x</p>", "<p th:class=\"${mail.name}\">x</p>",
			"<p th:switch=\"${mail.name}\"><b th:case=\"'Ada'\">Ada</b></p>", "<p th:text=\"|${mail.name} !|\">x</p>",
			"<script th:inline=\"javascript\">var n = [[${mail.name}]], u = [[${mail.foot.link}]];</script>",
			"<pre th:text=\"${text.wrap(#messages.msg('long', mail.name))}\">x</pre>",
			"<p th:replace=\"~{layout.html :: frame(~{}, ${mail.name})}\">x</p>",
			"<a th:href=\"@{/x(n=${mail.name})}\">x</a>", "<p th:if=\"${mail.foot.choice.length() > 50}\">long</p>",
			"<p th:if=\"${mail.foot.link == mail.foot.choice}\">same</p>",
			"<p th:replace=\"~{other.html :: part}\">x</p>" })
	void rendersForEverybodyWhatDependsOnItsReader(String html) throws IOException {
		write("other.html", "<p th:fragment=\"part\"><b th:if=\"${mail.name == 'Ada'}\">Ada</b></p>");
		write("note/body.html", html);
		assertThat(stencil(true)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[(${text.wrap(#messages.msg('hello', text.name(mail.name)))})]",
			"[(${text.wrap(#messages.msg('longer', text.name(mail.name)))})]\n",
			"[# th:if=\"${mail.name != null}\"]\n\n\n\n[(${mail.name})]   \n\n\n\n[/][(${text.link(mail.foot.link)})]" })
	void fillsTextWhoseLinesDoNotMove(String text) throws IOException {
		write("note/body.txt", text);
		assertThat(filledLikeRendered(true)).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[(${text.wrap(#messages.msg('long', text.name(mail.name)))})]",
			"[(${text.wrap(#messages.msg('glued', text.name(mail.name)))})]", "[(${text.title(mail.name, '=')})]",
			"[(${text.quote(mail.name)})]", "[# th:if=\"${mail.name.startsWith('A')}\"]a[/]" })
	void rendersForEverybodyTextWhoseLinesDo(String text) throws IOException {
		write("note/body.txt", text);
		assertThat(stencil(true)).isEmpty();
	}

	@Test
	void rendersForEverybodyASubjectWithAName() throws IOException {
		write("note/subject.txt", "[(${mail.name})] : [(${mail.title})]");
		assertThat(stencil(true)).isEmpty();
	}

	@Test
	void mailsToNobodyByNameNeedNone() throws IOException {
		write("note/body.html", "<p th:unless=\"${mail.name == null}\" th:text=\"${mail.name}\">x</p>"
				+ "<a th:href=\"${mail.foot.link}\">x</a>");
		assertThat(stencil(false)).hasValueSatisfying((stencil) -> {
			assertThat(stencil.takes(new Personal(null, LINK, CHOICE))).isTrue();
			assertThat(stencil.takes(new Personal("Ada", LINK, CHOICE))).isFalse();
			assertThat(stencil.filled(new Personal(null, LINK, CHOICE)).html())
				.isEqualTo("<a href=\"" + LINK + "\">x</a>");
		});
	}

	@Test
	void takesOnlyPlainValues() throws IOException {
		write("note/body.html", "<p th:text=\"${mail.name}\">x</p>");
		Stencil stencil = stencil(true).orElseThrow();
		assertThat(Stream
			.of("Ada", "O'Brien", "Åsa Öström", "Marie & Paul", "Nguyễn", "Владимир", "W".repeat(40), "李小龙", "ひばり",
					"김철수", "หมอ", "हिन्दी", "e\u0301a\u0300", "李".repeat(20))
			.filter((name) -> !stencil.takes(new Personal(name, LINK, CHOICE)))).isEmpty();
		assertThat(Stream
			.of("", " ", " a", "a ", "a  b", "a\tb", "a\nb", "W".repeat(41), "李".repeat(21), "\u0301", "نور", "שלום",
					"🎉", "\ud83d", "a !", "<b>", "a:b", "a\u00a0b", "\u202ea")
			.filter((name) -> stencil.takes(new Personal(name, LINK, CHOICE)))).isEmpty();
		assertThat(Stream
			.of("javascript:alert(1)", "https://a b", "https://é.example", "https://a\n", "", "/x",
					"https://" + "a".repeat(400))
			.filter((link) -> stencil.takes(new Personal("Ada", link, CHOICE))
					|| stencil.takes(new Personal("Ada", LINK, link))))
			.isEmpty();
	}

	/**
	 * How many of the names were filled in, and not one in another way than by rendering.
	 */
	private long filledLikeRendered(boolean named) {
		EmailRenderer renderer = new EmailTemplates(this.folder).renderer(Design.PLAIN);
		Stencil stencil = renderer.stencil("note", new Variant(Locale.FRENCH, named), StencilTests::note).orElseThrow();
		return Stream.of(HostileWords.all().stream(), HostileWords.ordinary(1, 200).stream(), lengths())
			.flatMap((names) -> names)
			.map((name) -> new Personal(name, LINK, CHOICE))
			.filter(stencil::takes)
			.peek((reader) -> assertThat(stencil.filled(reader))
				.isEqualTo(renderer.render("note", Locale.FRENCH, note(reader))))
			.count();
	}

	private static Stream<String> lengths() {
		return IntStream.rangeClosed(1, 40)
			.boxed()
			.flatMap((length) -> Stream.of("x".repeat(length), "x ".repeat(length / 2) + "x"));
	}

	private Optional<Stencil> stencil(boolean named) {
		return new EmailTemplates(this.folder).renderer(Design.PLAIN)
			.stencil("note", new Variant(Locale.FRENCH, named), StencilTests::note);
	}

	private static Note note(Personal reader) {
		return new Note("Titre", reader.name(), new Foot("Éditeur", reader.unsubscribeUrl(), reader.preferencesUrl()));
	}

	private void write(String file, String content) throws IOException {
		Path path = this.folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

	public record Note(String title, @Nullable String name, Foot foot) {
	}

	public record Foot(String publisher, String link, String choice) {
	}

}
