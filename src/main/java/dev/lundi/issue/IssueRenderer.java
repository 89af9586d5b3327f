package dev.lundi.issue;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lundi.instance.Instance;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.newsletter.Publisher;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.Prose;
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

	/**
	 * Some issues with their comments; an issue's prose is the same for all recipients.
	 */
	private static final int PROSES = 128;

	private final Newsletters newsletters;

	private final EmailRenderer renderer;

	private final Instance instance;

	private final Map<String, Prose> proses = Collections.synchronizedMap(new LinkedHashMap<>(PROSES, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Prose> eldest) {
			return size() > PROSES;
		}

	});

	IssueRenderer(Newsletters newsletters, EmailRenderer renderer, Instance instance) {
		this.newsletters = newsletters;
		this.renderer = renderer;
		this.instance = instance;
	}

	/**
	 * Renders the mail of an issue, saved or not, as that person gets it.
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 * @throws IllegalArgumentException when the issue's newsletter is no longer declared
	 */
	public RenderedEmail render(Issue issue, Recipient recipient) {
		return renderer.render("issue", recipient.language(), mail(issue, recipient));
	}

	/**
	 * Renders the mail of an issue for all readers of one variant at once. Costly: once
	 * per issue.
	 * @return empty when each reader's mail must be rendered
	 * @throws dev.lundi.rendering.TemplateException when the template is broken
	 */
	public Optional<Stencil> stencil(Issue issue, Variant variant) {
		return renderer.stencil("issue", variant, (reader) -> mail(issue,
				new Recipient(reader.name(), variant.language(), reader.unsubscribeUrl(), reader.preferencesUrl())));
	}

	IssueMail mail(Issue issue, Recipient recipient) {
		Newsletter newsletter = newsletters.get(issue.newsletter());
		String page = instance.url("/n/%s/issues/%s".formatted(issue.newsletter(), issue.week()));
		return new IssueMail(new IssueMail.Masthead(newsletter.name(), issue.number(), issue.week().issueDate()),
				issue.subject(), issue.preheader(), newsletter.language().toLanguageTag(), lead(issue, page),
				comments(issue, page), articles(issue), page, footer(newsletter.publisher(), recipient),
				recipient.name());
	}

	private IssueMail.Lead lead(Issue issue, String page) {
		Issue.Lead lead = issue.editorial();
		return new IssueMail.Lead(lead.title(), lead.standfirst(), lead.byline().author(), prose(lead.html()),
				url(lead.url(), page + "#commentaires"));
	}

	private List<IssueMail.TopComment> comments(Issue issue, String page) {
		return issue.topComments().stream().map((comment) -> comment(comment, page)).toList();
	}

	private IssueMail.TopComment comment(IssueComment comment, String page) {
		IssueMail.Reason reason = new IssueMail.Reason(comment.pinned(), comment.figures().replies(),
				comment.figures().authorReplied());
		return new IssueMail.TopComment(comment.author(), prose(comment.html()), reason,
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

	/** Kept by the words themselves: they cannot be out of date. */
	private Prose prose(String html) {
		return proses.computeIfAbsent(html, renderer::prose);
	}

	private static String url(@Nullable URI own, String otherwise) {
		return Optional.ofNullable(own).map(URI::toString).orElse(otherwise);
	}

}
