package dev.lundi.issue;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.WeekContent;
import dev.lundi.instance.Instance;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Publisher;
import dev.lundi.newsletter.WeekRules;
import dev.lundi.rendering.Design;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.RenderedEmail;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IssueRendererTests {

	private static final EmailTemplates EMAILS = new EmailTemplates(Path.of("email-templates"));

	private static final Recipient ADA = new Recipient("Ada", Locale.FRENCH, "https://lundi.example/unsubscribe/ada",
			"https://lundi.example/preferences/ada");

	private static final String PAGE = "https://lundi.example/n/edito/issues/2026-W47";

	private final IssueRenderer renderer = renderer("L’édito <edito@example.org>");

	private final Issue issue = Samples.draft();

	@Test
	void mailsTheIssueToOnePerson() {
		RenderedEmail mail = renderer.render(issue, ADA);
		Document html = Jsoup.parse(mail.html());
		assertThat(mail.subject()).isEqualTo("Le banc vide");
		assertThat(html.text())
			.contains("Le banc vide", "Un banc, et ce qu’on y dit.", "Il reste un banc", "Ada", "Blaise",
					"Un autre article", "1 rue de l’Exemple")
			.doesNotContain("Trop court");
		assertThat(html.select("a[href]").eachAttr("href")).contains("https://lundi.example/unsubscribe/ada",
				"https://lundi.example/preferences/ada", "https://blog.example.org/banc",
				"https://blog.example.org/banc#comment-10", "https://blog.example.org/autre", PAGE);
		assertThat(mail.text()).contains("Il reste un banc", "https://lundi.example/unsubscribe/ada",
				"https://lundi.example/preferences/ada");
	}

	@Test
	void speaksEachRecipientsLanguageAndKeepsTheirLinksApart() {
		String french = renderer.render(issue, ADA).html();
		String english = renderer
			.render(issue,
					new Recipient(null, Locale.ENGLISH, "https://lundi.example/unsubscribe/other",
							"https://lundi.example/preferences/other"))
			.html();
		assertThat(french).contains("unsubscribe/ada").doesNotContain("unsubscribe/other");
		assertThat(english).contains("unsubscribe/other").doesNotContain("unsubscribe/ada");
		assertThat(Jsoup.parse(french).selectFirst("html[lang=fr]")).isNotNull();
		assertThat(Jsoup.parse(english).selectFirst("html[lang=en]")).isNotNull();
	}

	@Test
	void showsAChangeAtOnce() {
		assertThat(renderer.render(issue, ADA).html()).doesNotContain("Trop court.");
		issue.changeSubject("Un autre objet");
		issue.pin("13");
		RenderedEmail changed = renderer.render(issue, ADA);
		assertThat(changed.subject()).isEqualTo("Un autre objet");
		assertThat(changed.html()).contains("Trop court.");
	}

	@Test
	void makesTheProseOnceForAllRecipients() {
		IssueMail first = renderer.mail(issue, ADA);
		IssueMail second = renderer.mail(Samples.draft(),
				new Recipient("Blaise", Locale.ENGLISH, "https://x.example", "https://y.example"));
		assertThat(second.lead().prose()).isSameAs(first.lead().prose());
		assertThat(second.comments().getFirst().prose()).isSameAs(first.comments().getFirst().prose());
	}

	@Test
	void tellsTheFiguresBehindEachComment() {
		issue.pin("13");
		assertThat(renderer.mail(issue, ADA).comments()).map(IssueMail.TopComment::reason)
			.containsExactly(new IssueMail.Reason(true, 0, false, 0, null),
					new IssueMail.Reason(false, 2, true, 0, null), new IssueMail.Reason(false, 1, true, 0, null));
	}

	@Test
	void linksToItsOwnPageWhatHasNoAddress() {
		WeekContent week = new WeekContent(Samples.editorial(), List.of(Samples.byEditorialAuthor("a 1", null)),
				List.of());
		Snapshot snapshot = new Snapshot(Samples.newsletter(), Samples.editorial(), week);
		Snapshot.Lead lead = snapshot.lead();
		Issue unlinked = new Issue("edito", Samples.WEEK, 1, DatabaseTest.NOW,
				new Snapshot.Lead(lead.sourceId(), lead.title(), lead.standfirst(), lead.byline(), lead.html(), null),
				snapshot.heading(1))
			.with(snapshot.comments(TopComments::rank, DatabaseTest.NOW), List.of(), List.of());
		unlinked.pin("a 1");
		IssueMail mail = renderer.mail(unlinked, ADA);
		assertThat(mail.webUrl()).isEqualTo(PAGE);
		assertThat(mail.lead().url()).isEqualTo(PAGE + "#commentaires");
		assertThat(mail.comments()).map(IssueMail.TopComment::url).containsExactly(PAGE + "#comment-a-1");
	}

	@Test
	void signsWithThePublishersNameWithoutItsQuotes() {
		assertThat(renderer("\"Desk, The\" <desk@example.org>").mail(issue, ADA).footer().publisher())
			.isEqualTo("Desk, The");
	}

	private static IssueRenderer renderer(String from) {
		Newsletter declared = new Newsletter("edito", "L’édito", Locale.FRENCH, ZoneId.of("Europe/Paris"),
				new Publisher(from, "edito@example.org", "1 rue de l’Exemple"), Samples.newsletter().source(),
				Samples.newsletter().schedule(), Samples.rules(), WeekRules.USUAL, Design.PLAIN, List.of(), null);
		Instance instance = new Instance(URI.create("https://lundi.example/"), Path.of("data"), "", List.of());
		return new IssueRenderer(new Newsletters(List.of(declared)), EMAILS, instance);
	}

}
