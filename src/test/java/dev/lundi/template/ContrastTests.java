package dev.lundi.template;

import java.util.List;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every word can be read, by day and by night (WCAG 2.2, 1.4.3). */
class ContrastTests {

	static Stream<Mail> mails() {
		return Mail.each();
	}

	@ParameterizedTest
	@MethodSource("mails")
	void everyWordStandsOutFromItsPaper(Mail mail) {
		Document html = mail.html();
		for (boolean dark : List.of(false, true)) {
			for (boolean narrow : List.of(false, true)) {
				Screen screen = Screen.of(html, dark, narrow);
				List<Element> written = html.body()
					.getAllElements()
					.stream()
					.filter((element) -> isWritten(element) && screen.isShown(element))
					.toList();
				assertThat(written).hasSizeGreaterThan(5);
				assertThat(written.stream()
					.map((element) -> complaint(screen, element))
					.filter((words) -> !words.isEmpty()))
					.as("what is hard to read %s, %s", dark ? "at night" : "by day",
							narrow ? "on a phone" : "on a desk")
					.isEmpty();
			}
		}
	}

	private static boolean isWritten(Element element) {
		return !element.ownText().replace('\u00a0', ' ').isBlank() || !element.attr("alt").isBlank();
	}

	private static String complaint(Screen screen, Element element) {
		Colour ink = screen.ink(element);
		Colour paper = screen.paper(element);
		double least = screen.isLarge(element) ? 3 : 4.5;
		return (ink.contrast(paper) >= least) ? "" : "%s “%s”: %s on %s is %.1f, not %.1f"
			.formatted(element.cssSelector(), element.text(), ink, paper, ink.contrast(paper), least);
	}

	@ParameterizedTest
	@MethodSource("mails")
	void atNightTheSheetIsDarkAndByDayItIsLight(Mail mail) {
		Document html = mail.html();
		Colour black = Colour.parse("black");
		for (Element sheet : html.select("body, h1")) {
			assertThat(Screen.of(html, false, false).paper(sheet).contrast(black)).isGreaterThan(15);
			assertThat(Screen.of(html, true, false).paper(sheet).contrast(black)).isLessThan(2);
		}
	}

}
