package dev.lundi.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.lundi.browser.Markup;
import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueAssembler;
import dev.lundi.issue.Issues;
import dev.lundi.mail.EmailAddress;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What the tests of the desk share: a draft of three comments, and an editor's clicks.
 */
@DeskTest
abstract class DeskScene {

	static final String PAGE = "/desk/relu/2026-W12";

	static final String LONG_ENOUGH = " a une remarque assez longue pour que le classement la prenne au sérieux.";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient db;

	@Autowired
	Issues issues;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	private Newsletters newsletters;

	@Autowired
	private Subscribers subscribers;

	@BeforeEach
	void aDraftOfThreeComments() {
		db.sql("truncate issue, mailing, delivery, weekly_run, subscriber, suppression cascade").update();
		draft("Le banc vide", "<p>Il reste un banc.</p>", comment("10", "Ada"), comment("11", "Blaise"),
				comment("12", "Chloé", "<p>Court.</p>"));
	}

	void draft(String title, String html, Comment... comments) {
		Editorial editorial = new Editorial("e-1", title, "Un banc.", html, byline("Une autrice"), null);
		assembler.assemble(newsletters.get("relu"), Week.parse("2026-W12"),
				new WeekContent(editorial, List.of(comments), List.of()));
	}

	static Comment comment(String id, String author) {
		return comment(id, author, "<p>" + author + LONG_ENOUGH + "</p>");
	}

	static Comment comment(String id, String author, String html) {
		return new Comment(id, null, byline(author), html, null, false);
	}

	static Byline byline(String author) {
		return new Byline(author, Instant.parse("2026-03-18T09:00:00Z"));
	}

	Subscriber subscriber(String address, @Nullable String name) {
		subscribers.addConfirmed("relu", List.of(new NewSubscriber(EmailAddress.parse(address), name, Locale.FRENCH)));
		return subscribers.search("relu", address).getFirst();
	}

	Issue issue() {
		return issues.find("relu", "2026-W12").orElseThrow();
	}

	MvcTestResult comment(String id, CommentChange change) {
		return post("/comments", "comment", id, "change", change.name());
	}

	/** As the page that shows the present issue would, unless a version is given. */
	MvcTestResult post(String act, String... fields) {
		var post = mvc.post().uri(PAGE + act).with(csrf());
		if (!List.of(fields).contains("version")) {
			post = post.param("version", String.valueOf(issue().version()));
		}
		for (int index = 0; index < fields.length; index += 2) {
			post = post.param(fields[index], fields[index + 1]);
		}
		return post.exchange();
	}

	Document page(String path) {
		MvcTestResult result = mvc.get().uri(URI.create(path.replace("é", "%C3%A9"))).locale(Locale.FRENCH).exchange();
		assertThat(result).as(path).hasStatusOk();
		return parsed(result);
	}

	static Document parsed(MvcTestResult result) {
		return Markup.valid(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	String body(String path) {
		MvcTestResult result = mvc.get().uri(path).exchange();
		assertThat(result).as(path).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
