package dev.lundi.letter;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.lundi.content.Article;
import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.instance.Instance;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueAssembler;
import dev.lundi.issue.IssueRenderer;
import dev.lundi.issue.Issues;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.MimeComposer;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.SubscriberLinks;
import dev.lundi.support.LundiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An issue as long as most, and what makes its mails, at one moment. */
@LundiTest
abstract class PressScene {

	private static final String WORDS = "Au marché de la place Verte, la marchande de pommes a retiré son ardoise des prix. "
			+ "«\u202fLes gens demandent, dit-elle, et on cause.\u202f» Depuis, la file avance moins vite, et "
			+ "<a href=\"https://blog.example.org/marches\">personne</a> ne s’en plaint. ";

	private static final Byline BYLINE = new Byline("Une autrice", Instant.parse("2026-03-18T09:00:00Z"));

	private static final URI PAGE = URI.create("https://blog.example.org/banc");

	@Autowired
	private Newsletters newsletters;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	private Issues issues;

	@Autowired
	IssueRenderer renderer;

	@Autowired
	private SubscriberLinks links;

	@Autowired
	DeliveryIdentity identity;

	@Autowired
	private Instance instance;

	@Autowired
	MimeComposer mime;

	@Autowired
	JdbcClient db;

	Letters letters;

	Issue issue;

	@BeforeEach
	void anIssueAndAMoment() {
		db.sql("truncate issue, mailing, delivery, weekly_run, subscriber cascade").update();
		letters = new Letters(newsletters, renderer, links, identity, mime, instance,
				Clock.fixed(Instant.parse("2026-03-23T07:00:00Z"), ZoneOffset.UTC));
		issue = issue("2026-W12", "L’ardoise et la conversation", 8);
	}

	/** An issue whose editorial has so many paragraphs. */
	Issue issue(String week, String title, int paragraphs) {
		String html = ("<p>" + WORDS.repeat(3) + "</p>").repeat(paragraphs);
		List<Comment> comments = IntStream.range(0, 5)
			.mapToObj((number) -> comment("c" + number, "Lectrice " + number, "<p>" + WORDS + "</p>"))
			.toList();
		Editorial editorial = new Editorial("e-" + week, title, "Un banc, et ce qu’on y dit.", html, BYLINE, PAGE);
		return assemble(week, new WeekContent(editorial, comments, List
			.of(new Article("a", "Un autre article", "Une ligne.", URI.create("https://blog.example.org/autre")))));
	}

	static Comment comment(String id, String author, String html) {
		return new Comment(id, null, new Byline(author, BYLINE.publishedAt()), html, PAGE, false);
	}

	Issue assemble(String week, WeekContent content) {
		Issue draft = assembler.assemble(newsletters.get("edito"), Week.parse(week), content).orElseThrow();
		draft.comments().forEach((comment) -> draft.pin(comment.id()));
		issues.save(draft);
		return issues.find("edito", week).orElseThrow();
	}

	static Subscriber reader(long id, @Nullable String name, String address, String language) {
		return new Subscriber(id, EmailAddress.parse(address), name, Locale.forLanguageTag(language));
	}

}
