package dev.lundi.desk;

import dev.lundi.issue.IssueComment;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class CorrectionTests extends DeskScene {

	@Test
	void aNewSubjectIsInThePreviewAtOnce() throws Exception {
		assertThat(post("/heading", "subject", " Un autre objet ", "preheader", "")).hasStatus(302)
			.hasRedirectedUrl(PAGE + "?done=heading");
		assertThat(page(PAGE + "?done=heading").text()).contains("L’aperçu est à jour");
		assertThat(issue().subject()).isEqualTo("Un autre objet");
		assertThat(issue().preheader()).isEmpty();
		assertThat(page(PAGE).select(".facts").text()).contains("Un autre objet");
		assertThat(body(PAGE + "/mail.eml")).contains("Subject: Un autre objet");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'  '       | L’objet est vide
			LONG       | L’objet est trop long
			'a\u0007b' | sur une ligne
			""")
	void aSubjectThatIsNoneIsRefusedBesideItsFieldAndKept(String typed, String why) {
		String subject = typed.equals("LONG") ? "x".repeat(151) : typed;
		MvcTestResult refused = post("/heading", "subject", subject, "preheader", "Une accroche");
		assertThat(refused).hasStatus(422);
		Document page = parsed(refused);
		assertThat(page.select("#subject-fault").text()).contains(why);
		assertThat(page.select("#subject").attr("value")).isEqualTo(subject);
		assertThat(page.select("#subject").attr("aria-invalid")).isEqualTo("true");
		assertThat(page.select("#preheader").attr("value")).isEqualTo("Une accroche");
		assertThat(page.select("#preheader").hasAttr("aria-invalid")).isFalse();
		assertThat(issue().subject()).isEqualTo("Le banc vide");
	}

	@Test
	void commentsStandInOrderWithTheirReasons() {
		Document page = page(PAGE);
		assertThat(page.select(".comments:not(.out) strong").eachText()).hasSize(2)
			.isEqualTo(issue().topComments().stream().map(IssueComment::author).toList());
		assertThat(page.select(".comments.out strong").eachText()).containsExactly("Chloé");
		assertThat(page.select(".comments.out .reason").text()).contains("trop court");
		assertThat(page.select(".comments.out button").eachText()).containsExactly("Prendre");
	}

	@Test
	void editorsDecideWhichCommentsAreInTheMail() throws Exception {
		assertThat(comment("12", CommentChange.PIN)).hasRedirectedUrl(PAGE + "?done=pin");
		assertThat(comment("10", CommentChange.DROP)).hasRedirectedUrl(PAGE + "?done=drop");
		String text = body(PAGE + "/mail.txt");
		assertThat(text).contains("Court.", "Blaise" + LONG_ENOUGH.substring(0, 20)).doesNotContain("Ada a une");
		assertThat(text.indexOf("Court.")).isLessThan(text.indexOf("Blaise a une"));
		comment("10", CommentChange.RESTORE);
		assertThat(body(PAGE + "/mail.txt")).contains("Ada a une");
	}

	@Test
	void aCommentThatIsNotThereIsNotFound() {
		assertThat(comment("nobody's", CommentChange.PIN)).hasStatus(404);
	}

	@Test
	void theSecondOfTwoEditorsLosesNothingAndOverwritesNothing() {
		long seen = issue().version();
		post("/heading", "subject", "Celui de Marie", "preheader", "");
		MvcTestResult second = post("/heading", "version", String.valueOf(seen), "subject", "Celui de Paul",
				"preheader", "Son accroche");
		assertThat(second).hasStatus(409);
		Document page = parsed(second);
		assertThat(page.select("[role=alert]").text()).contains("Quelqu’un d’autre", "Celui de Marie", "Celui de Paul");
		assertThat(page.select("#subject").attr("value")).isEqualTo("Celui de Paul");
		assertThat(issue().subject()).isEqualTo("Celui de Marie");
		assertThat(post("/heading", "version", page.select("input[name=version]").attr("value"), "subject",
				"Celui de Paul", "preheader", ""))
			.hasStatus(302);
		assertThat(issue().subject()).isEqualTo("Celui de Paul");
	}

}
