package dev.lundi.issue;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.lundi.newsletter.Newsletter;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Writes a feed of issues (RFC 4287). */
final class AtomFeed {

	private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

	/** XML has no way to write these, not even escaped. */
	private static final String NO_XML = "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

	private final StringWriter text = new StringWriter();

	private final XMLStreamWriter xml;

	private final InWords words;

	private AtomFeed(InWords words) throws XMLStreamException {
		this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
		this.words = words;
	}

	/**
	 * Gives the feed as XML.
	 * @param home address of the newsletter's page; the feed's is {@code feed.atom} below
	 * it
	 * @param issues newest first
	 */
	static String write(Newsletter newsletter, String home, List<PublishedIssue> issues, InWords words) {
		try {
			AtomFeed feed = new AtomFeed(words);
			feed.write(newsletter, home, issues);
			return feed.text.toString();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("A feed could not be written", ex);
		}
	}

	private void write(Newsletter newsletter, String home, List<PublishedIssue> issues) throws XMLStreamException {
		xml.writeStartDocument("utf-8", "1.0");
		xml.writeStartElement("feed");
		xml.writeDefaultNamespace(NAMESPACE);
		xml.writeAttribute("xml:lang", newsletter.language().toLanguageTag());
		element("id", home);
		element("title", newsletter.name());
		element("subtitle", words.say("what"));
		link("self", "application/atom+xml", home + "/feed.atom");
		link("alternate", "text/html", home);
		element("updated",
				issues.stream().map(PublishedIssue::updatedAt).max(Instant::compareTo).orElse(Instant.EPOCH));
		author(newsletter.publisher().name());
		for (PublishedIssue issue : issues) {
			entry(issue);
		}
		xml.writeEndElement();
		xml.writeEndDocument();
	}

	private void entry(PublishedIssue issue) throws XMLStreamException {
		Snapshot.Lead editorial = issue.issue().editorial();
		xml.writeStartElement("entry");
		element("id", issue.url());
		element("title", issue.title());
		link("alternate", "text/html", issue.url());
		if (editorial.url() != null) {
			link("via", "text/html", editorial.url().toString());
		}
		element("published", issue.publishedAt());
		element("updated", issue.updatedAt());
		if (!editorial.byline().author().isEmpty()) {
			author(editorial.byline().author());
		}
		element("summary", issue.description());
		xml.writeStartElement("content");
		xml.writeAttribute("type", "html");
		characters(html(issue));
		xml.writeEndElement();
		xml.writeEndElement();
	}

	private void author(String name) throws XMLStreamException {
		xml.writeStartElement("author");
		element("name", OneLine.unturned(name));
		xml.writeEndElement();
	}

	private void link(String relation, String type, String address) throws XMLStreamException {
		xml.writeEmptyElement("link");
		xml.writeAttribute("rel", relation);
		xml.writeAttribute("type", type);
		xml.writeAttribute("href", address);
	}

	private void element(String name, Object value) throws XMLStreamException {
		xml.writeStartElement(name);
		characters(value.toString());
		xml.writeEndElement();
	}

	private void characters(String value) throws XMLStreamException {
		xml.writeCharacters(value.replaceAll(NO_XML, ""));
	}

	/** What the page shows, without its frame. All its links are absolute already. */
	private String html(PublishedIssue issue) {
		Document document = Document.createShell("");
		document.outputSettings().prettyPrint(false);
		Element body = document.body().append(issue.prose());
		List<PublishedIssue.Said> comments = issue.comments();
		if (!comments.isEmpty()) {
			body.appendElement("h2").text(words.say("conversation"));
			comments.forEach((said) -> comment(body, said));
		}
		issue.errata().forEach((erratum) -> body.appendElement("p").appendElement("em").text(words.erratum(erratum)));
		articles(body, issue.issue().articles());
		return body.html();
	}

	private void comment(Element body, PublishedIssue.Said said) {
		IssueComment comment = said.comment();
		body.appendElement("h3").appendElement("bdi").text(comment.author());
		body.appendElement("blockquote").append(said.words());
		Element why = body.appendElement("p").text(words.reason(comment));
		if (comment.url() != null) {
			why.appendText(" · ")
				.appendElement("a")
				.attr("href", comment.url().toString())
				.text(words.say("comment.answer", comment.author()));
		}
	}

	private void articles(Element body, List<Snapshot.Article> articles) {
		if (articles.isEmpty()) {
			return;
		}
		body.appendElement("h2").text(words.say("also"));
		Element list = body.appendElement("ul");
		for (Snapshot.Article article : articles) {
			Element item = list.appendElement("li");
			item.appendElement("a").attr("href", article.url().toString()).text(article.title());
			if (!article.summary().isEmpty()) {
				item.appendElement("br");
				item.appendText(article.summary());
			}
		}
	}

}
