package dev.lundi.desk;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.content.Editorial;
import dev.lundi.content.ItemMark;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.content.WeekItem;
import dev.lundi.content.WeekItem.Verdict;
import dev.lundi.gather.ItemMarks;
import dev.lundi.issue.IssueAssembler;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.reason.Reason;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class WeekItemsTests extends DeskScene {

	@Autowired
	private ItemMarks marks;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	private Newsletters newsletters;

	@BeforeEach
	void aDraftOfAWeekOfTwoItems() {
		db.sql("truncate issue, item_mark cascade").update();
		Editorial editorial = new Editorial("1", "Le banc vide", "Un banc.", "<p>Il reste un banc.</p>",
				byline("Une autrice"), null);
		assembler.assemble(newsletters.get("relu"), Week.parse("2026-W12"),
				new WeekContent(editorial, List.of(), List.of(), List.of(),
						List.of(item("a", "Le banc vide", Verdict.EDITORIAL),
								item("b", "<b>Après-demain</b>", Verdict.TO_COME)),
						List.of(), null));
	}

	private static WeekItem item(String identity, String title, Verdict verdict) {
		return new WeekItem(identity, title, URI.create("https://blog.example.org/" + identity),
				Instant.parse("2026-03-18T09:00:00Z"), verdict, Reason.of("item." + verdict.word()));
	}

	@Test
	void theDeskSaysWhyEachItemIsInOrOut() {
		Document page = page(PAGE);
		assertThat(element(page, "a").text()).contains("Le banc vide", "18 mars", "C’est l’éditorial");
		assertThat(element(page, "b").text()).contains("<b>Après-demain</b>", "Sa date est à venir");
		assertThat(element(page, "b").hasClass("out")).isTrue();
		assertThat(parsed(mvc.get().uri(PAGE).locale(Locale.ENGLISH).exchange()).text())
			.contains("What the week published", "It is the editorial");
	}

	@Test
	void editorsSayWhatTheyWantWhenTheSourceIsReadAgain() {
		assertThat(post("/items", "item", "b", "wanted", "lead")).hasStatus3xxRedirection();
		assertThat(marks.of("relu")).containsOnly(Map.entry("b", ItemMark.LEAD));
		assertThat(element(page(PAGE), "b").text()).contains("À la prochaine lecture, il sera l’éditorial");
		post("/items", "item", "b", "wanted", "skip");
		assertThat(marks.of("relu")).containsOnly(Map.entry("b", ItemMark.SKIP));
		post("/items", "item", "b", "wanted", "");
		assertThat(marks.of("relu")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "c, skip", "b, whatever" })
	void aFormThatIsNotOursMarksNothing(String item, String wanted) {
		assertThat(post("/items", "item", item, "wanted", wanted)).hasStatus(404);
		assertThat(marks.of("relu")).isEmpty();
	}

	private static Element element(Document page, String identity) {
		return page.select("li:has(input[name=item][value=%s])".formatted(identity)).getFirst();
	}

}
