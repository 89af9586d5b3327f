package dev.lundi.issue;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import dev.lundi.instance.Instance;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Publisher;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.EmailTemplates;
import dev.lundi.rendering.RenderedEmail;
import dev.lundi.rendering.Stencil;
import dev.lundi.rendering.Variant;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Renders an issue for one person: the same path for previews, test sends and the real
 * thing.
 */
@Component
public class IssueRenderer {

	private final Newsletters newsletters;

	private final EmailTemplates templates;

	private final Instance instance;

	/**
	 * For these newsletters.
	 * @throws dev.lundi.rendering.TemplateException when the templates cannot serve the
	 * design of one of them
	 */
	IssueRenderer(Newsletters newsletters, EmailTemplates templates, Instance instance) {
		this.newsletters = newsletters;
		this.templates = templates;
		this.instance = instance;
		newsletters.all()
			.forEach((newsletter) -> templates.check("lundi.newsletters.%s.design".formatted(newsletter.slug()),
					newsletter.design()));
	}

	/**
	 * Renders the mail of an issue, saved or not, as that person gets it.
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 * @throws IllegalArgumentException when the issue's newsletter is no longer declared
	 */
	public RenderedEmail render(Issue issue, Recipient recipient) {
		return renderer(issue).render("issue", recipient.language(), mail(issue, recipient));
	}

	/**
	 * Renders the mail of an issue for all readers of one variant at once. Costly: once
	 * per issue.
	 * @return empty when each reader's mail must be rendered
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 */
	public Optional<Stencil> stencil(Issue issue, Variant variant) {
		return renderer(issue).stencil("issue", variant, (reader) -> mail(issue,
				new Recipient(reader.name(), variant.language(), reader.unsubscribeUrl(), reader.preferencesUrl())));
	}

	private EmailRenderer renderer(Issue issue) {
		return templates.renderer(newsletters.get(issue.newsletter()).design());
	}

	IssueMail mail(Issue issue, Recipient recipient) {
		Newsletter newsletter = newsletters.get(issue.newsletter());
		EmailRenderer renderer = templates.renderer(newsletter.design());
		String page = instance.url("/n/%s/issues/%s".formatted(issue.newsletter(), issue.week()));
		return new IssueMail(new IssueMail.Masthead(newsletter.name(), issue.number(), issue.week().issueDate()),
				issue.subject(), issue.preheader(), newsletter.language().toLanguageTag(), lead(issue, page, renderer),
				comments(issue, page, renderer), articles(issue), page, footer(newsletter.publisher(), recipient),
				recipient.name());
	}

	private IssueMail.Lead lead(Issue issue, String page, EmailRenderer renderer) {
		Snapshot.Lead lead = issue.editorial();
		return new IssueMail.Lead(lead.title(), lead.standfirst(), lead.byline().author(), renderer.prose(lead.html()),
				url(lead.url(), page + "#commentaires"));
	}

	private List<IssueMail.TopComment> comments(Issue issue, String page, EmailRenderer renderer) {
		return issue.topComments().stream().map((comment) -> comment(comment, page, renderer)).toList();
	}

	private IssueMail.TopComment comment(IssueComment comment, String page, EmailRenderer renderer) {
		IssueMail.Reason reason = new IssueMail.Reason(comment.pinned(), comment.figures().replies(),
				comment.figures().authorReplied(), comment.votesFor(), comment.words().echoOf());
		return new IssueMail.TopComment(comment.author(), renderer.prose(comment.html()), reason,
				url(comment.url(), page + "#" + comment.anchor()));
	}

	private static List<IssueMail.ArticleLink> articles(Issue issue) {
		return issue.articles()
			.stream()
			.map((article) -> new IssueMail.ArticleLink(article.title(), article.summary(), article.url().toString()))
			.toList();
	}

	private static IssueMail.Footer footer(Publisher publisher, Recipient recipient) {
		return new IssueMail.Footer(publisher.name(), publisher.postalAddress(), recipient.unsubscribeUrl(),
				recipient.preferencesUrl());
	}

	private static String url(@Nullable URI own, String otherwise) {
		return Optional.ofNullable(own).map(URI::toString).orElse(otherwise);
	}

}
