package dev.lundi.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.browser.Markup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a mail is built, for those who hear it and for those who enlarge it. */
class StructureTests {

	private static final int WIDEST = 600;

	private static final Pattern LENGTH = Pattern.compile("(?:^|[;\\s])(?:min-)?width\\s*[:=]\\s*\"?(\\d+)(?!\\d*%)");

	private static final Pattern FONT_SIZE = Pattern.compile("font-size:(\\d+)px");

	/** Words that say nothing of where a link leads to. */
	private static final Pattern NOWHERE = Pattern.compile("(?iu)(cliquez(?: ici)?|(?:c.est )?ici|par ici|lien|"
			+ "en savoir plus|lire la suite|suite|plus|click(?: here)?|here|link|read more|learn more|more|"
			+ "this|https?://.*|www\\..*)[.\\s…»]*");

	static Stream<Mail> mails() {
		return Mail.every();
	}

	static Stream<Mail> each() {
		return Mail.each();
	}

	@Test
	void everyFolderIsLookedAtHere() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("email-templates"))) {
			assertThat(files.filter((folder) -> Files.exists(folder.resolve("subject.txt")))
				.map((folder) -> folder.getFileName().toString()))
				.containsExactlyInAnyOrderElementsOf(MailSample.ALL.stream().map(MailSample::kind).distinct().toList());
		}
	}

	@ParameterizedTest
	@MethodSource("each")
	void isValid(Mail mail) {
		assertThat(Markup.faultsOfMail(mail.rendered().html())).isEmpty();
	}

	/** Otherwise the other test could not fail. */
	@Test
	void aFaultIsSeen() {
		assertThat(Markup.faultsOfMail("""
				<!DOCTYPE html><html lang="fr"><title>a</title><p style="colour:red"><table bgcolour="red"></p>"""))
			.hasSizeGreaterThan(3);
	}

	@ParameterizedTest
	@MethodSource("mails")
	void saysItsLanguageItsDirectionAndWhatItIs(Mail mail) {
		Element html = mail.html().expectFirst("html");
		assertThat(html.attr("lang")).isEqualTo(mail.language().toLanguageTag());
		assertThat(html.attr("dir")).isIn("ltr", "rtl");
		assertThat(mail.html().title()).isNotBlank();
		assertThat(mail.html().select("[lang]").eachAttr("lang")).allMatch((tag) -> !tag.isBlank());
	}

	@ParameterizedTest
	@MethodSource("mails")
	void hasOneTitleAndLeavesNoLevelOfHeadingsOut(Mail mail) {
		List<Integer> levels = mail.html()
			.select("h1, h2, h3, h4, h5, h6")
			.stream()
			.map((heading) -> heading.tagName().charAt(1) - '0')
			.toList();
		assertThat(levels).startsWith(1).containsOnlyOnce(1);
		for (int i = 1; i < levels.size(); i++) {
			assertThat(levels.get(i)).as("level of the heading after %s", levels.subList(0, i))
				.isLessThanOrEqualTo(levels.get(i - 1) + 1);
		}
		assertThat(mail.html().select("h1, h2, h3, h4, h5, h6").eachText()).doesNotContain("");
	}

	/** Tables that people wrote hold figures; all others only hold the mail together. */
	@ParameterizedTest
	@MethodSource("mails")
	void readsNoLayoutTableAloud(Mail mail) {
		assertThat(mail.html().select("table:not([role=presentation])"))
			.allMatch((table) -> table.closest(".prose") != null);
		assertThat(mail.html().select("table[role=presentation]").select("> caption, > * > tr > th")).isEmpty();
		assertThat(mail.rendered().html().split("<!--\\[if mso\\]><table role=\"presentation\"", -1))
			.hasSameSizeAs(mail.rendered().html().split("<!--\\[if mso\\]><table", -1));
	}

	@ParameterizedTest
	@MethodSource("mails")
	void describesEachImage(Mail mail) {
		assertThat(mail.html().select("img:not([alt])")).isEmpty();
		assertThat(mail.html().select("a:has(> img)"))
			.allMatch((link) -> !(link.text() + link.select("img").attr("alt")).isBlank());
	}

	@ParameterizedTest
	@MethodSource("mails")
	void saysWhereEachLinkLeads(Mail mail) {
		List<Element> links = mail.html().select("a");
		assertThat(links).extracting(Element::text).noneMatch(String::isBlank).noneMatch(NOWHERE.asMatchPredicate());
		for (Element link : links) {
			assertThat(links).filteredOn((other) -> other.text().equals(link.text()))
				.extracting((other) -> other.attr("href"))
				.as("where \"%s\" leads", link.text())
				.containsOnly(link.attr("href"));
		}
	}

	@ParameterizedTest
	@MethodSource("mails")
	void namesNothingTwice(Mail mail) {
		assertThat(mail.html().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
		assertThat(mail.html().select("[for], [aria-labelledby], [aria-describedby], [href^=#]")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mails")
	void letsNoNameTurnAroundTheWordsBesideIt(Mail mail) {
		String name = Mail.RIGHT_TO_LEFT;
		Document html = mail.html();
		html.select("bdi").remove();
		html.select("[dir=rtl], [dir=auto]")
			.stream()
			.filter((element) -> element.ownText().strip().equals(name))
			.forEach(Element::remove);
		for (String part : List.of(html.wholeText(), mail.text(), mail.rendered().subject())) {
			assertThat(part.split(name, -1)).hasSameSizeAs(part.split("\u2068" + name + "\u2069", -1));
		}
		assertThat(mail.text()).doesNotContainPattern("[\u202a-\u202e]");
	}

	@ParameterizedTest
	@MethodSource("mails")
	void runsNothingAndAsksForNothing(Mail mail) {
		Document html = mail.html();
		assertThat(html.select("script, form, input, button, iframe, object, embed, svg, math, video, audio, canvas, "
				+ "link, base, frame, frameset, template, [background], [srcset], meta[http-equiv]"))
			.isEmpty();
		assertThat(html.getAllElements().stream().flatMap((element) -> element.attributes().asList().stream()))
			.extracting(Attribute::getKey)
			.noneMatch((attribute) -> attribute.startsWith("on"));
		assertThat(html.select("[style]").eachAttr("style")).noneMatch((style) -> style.contains("url("));
		assertThat(html.select("style").html()).doesNotContain("url(", "@import", "@font-face", "expression(");
	}

	/** On narrow screens, and with letters twice as large. */
	@ParameterizedTest
	@MethodSource("mails")
	void hasRoomForLargerLetters(Mail mail) {
		assertThat(LENGTH.matcher(mail.rendered().html()).results())
			.allMatch((width) -> Integer.parseInt(width.group(1)) <= WIDEST);
		List<Element> written = mail.html().body().getAllElements().stream().filter(StructureTests::isShown).toList();
		assertThat(written).isNotEmpty()
			.noneMatch((element) -> element.attr("style").matches("(?:.*;)?(?:max-)?height:[^;]*(?:px|pt|%|em).*"))
			.noneMatch((element) -> element.hasAttr("height"))
			.noneMatch((element) -> element.attr("style").matches(".*(?:nowrap|overflow:(?:hidden|scroll)).*"))
			.noneMatch((element) -> element.attr("style").contains("position:"));
		assertThat(FONT_SIZE.matcher(String.join("\n", written.stream().map((word) -> word.attr("style")).toList()))
			.results()
			.map((size) -> Integer.valueOf(size.group(1)))).allMatch((size) -> size >= 14);
	}

	private static boolean isShown(Element element) {
		return !element.ownText().replace('\u00a0', ' ').isBlank()
				&& element.closest("[style*='display:none']") == null;
	}

}
