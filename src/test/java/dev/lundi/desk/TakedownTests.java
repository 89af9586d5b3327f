package dev.lundi.desk;

import dev.lundi.issue.Takedown;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class TakedownTests extends DeskScene {

	private static final String PUBLIC = "/n/relu/issues/2026-W12";

	private static final String FEED = "/n/relu/feed.atom";

	@Test
	void aCommentTakenDownLeavesThePageTheFeedAndTheMail() throws Exception {
		post("/approve");
		for (String path : new String[] { PUBLIC, FEED, PAGE + "/mail.html", PAGE + "/mail.txt" }) {
			assertThat(body(path)).as(path).contains("Ada", "Blaise");
		}
		MvcTestResult done = post("/takedown", "comment", "10");
		assertThat(done).hasStatus(302).hasRedirectedUrl(PAGE + "?done=takedown");
		assertThat(page(PAGE + "?done=takedown").select("[role=status]").text()).contains("retiré du numéro");
		for (String path : new String[] { PUBLIC, FEED, PAGE + "/mail.html", PAGE + "/mail.txt" }) {
			assertThat(body(path)).as(path).contains("Blaise").doesNotContain("Ada");
		}
		assertThat(body(PUBLIC)).contains("Rectificatif du", "un commentaire a été retiré");
		assertThat(body(FEED)).contains("Rectificatif du", "un commentaire a été retiré");
	}

	@Test
	void theDeskSaysWhoTookItDownAndOffersItNoMore() {
		post("/approve");
		assertThat(page(PAGE).select(".comments details.danger")).hasSize(2);
		post("/takedown", "comment", "10");
		Document page = page(PAGE);
		assertThat(page.select(".comments:not(.out) strong").eachText()).containsExactly("Blaise");
		assertThat(page.select(".comments.out li:contains(Ada) .reason").text()).contains("retiré après publication",
				"par marie");
		assertThat(page.select(".comments.out details")).isEmpty();
	}

	@Test
	void whatReadersReceivedStaysInTheFrozenIssue() {
		post("/approve");
		long version = issue().version();
		post("/takedown", "comment", "10");
		assertThat(issue().version()).isEqualTo(version);
		assertThat(issue().comments()).hasSize(3);
		assertThat(issue().takedowns()).extracting(Takedown::comment, Takedown::takenBy)
			.containsExactly(tuple("10", "marie"));
	}

	@Test
	void onceIsEnough() {
		post("/approve");
		post("/takedown", "comment", "10");
		Takedown first = issue().takedowns().iterator().next();
		assertThat(post("/takedown", "comment", "10")).hasStatus(302);
		assertThat(issue().takedowns()).containsExactly(first);
	}

	@Test
	void onlyWhatAnApprovedIssueShowsCanBeTakenDown() {
		assertThat(page(PAGE).select(".comments details.danger")).isEmpty();
		assertThat(post("/takedown", "comment", "10")).hasStatus(HttpStatus.NOT_FOUND);
		post("/approve");
		assertThat(post("/takedown", "comment", "12")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post("/takedown", "comment", "nobody's")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post("/takedown", "comment", "10", "version", "0")).hasStatus(HttpStatus.CONFLICT);
		assertThat(issue().takedowns()).isEmpty();
	}

	@Test
	@WithMockUser(username = "paul", roles = "OPERATOR")
	void itTakesAnEditor() {
		assertThat(post("/takedown", "comment", "10")).hasStatus(HttpStatus.FORBIDDEN);
	}

}
