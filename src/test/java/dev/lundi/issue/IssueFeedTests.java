package dev.lundi.issue;

import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.lundi.content.Article;
import dev.lundi.content.Byline;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class IssueFeedTests extends PagesScene {

	private static final String FEED = "/n/edito/feed.atom";

	private static final String ATOM = "http://www.w3.org/2005/Atom";

	@Test
	void hasWhatRfc4287AsksOfAFeed() throws Exception {
		published("2026-W46", "Premier");
		whole();
		MvcTestResult result = get(FEED, "fr");
		assertThat(result).hasStatusOk().hasHeader(HttpHeaders.CONTENT_TYPE, "application/atom+xml;charset=UTF-8");
		Element feed = feed();
		assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
		assertThat(feed.getTagName()).isEqualTo("feed");
		assertThat(feed.getAttribute("xml:lang")).isEqualTo("fr");
		assertThat(only(feed, "id")).isEqualTo(SITE + "/n/edito");
		assertThat(only(feed, "title")).isEqualTo("L’édito");
		assertThat(only(feed, "updated")).isEqualTo("2026-11-23T07:00:00Z");
		assertThat(only(child(feed, "author"), "name")).isEqualTo("L’édito");
		assertThat(link(feed, "self")).isEqualTo(SITE + FEED);
		assertThat(link(feed, "alternate")).isEqualTo(SITE + "/n/edito");
	}

	@Test
	void hasWhatRfc4287AsksOfAnEntry() throws Exception {
		published("2026-W46", "Premier");
		whole();
		List<Element> entries = children(feed(), "entry");
		assertThat(entries).extracting((entry) -> only(entry, "id"))
			.containsExactly(SITE + PAGE, SITE + "/n/edito/issues/2026-W46");
		Element entry = entries.getFirst();
		assertThat(only(entry, "title")).isEqualTo("Le banc vide");
		assertThat(only(entry, "published")).isEqualTo("2026-11-23T07:00:00Z");
		assertThat(only(entry, "updated")).isEqualTo("2026-11-23T07:00:00Z");
		assertThat(only(entry, "summary")).isEqualTo("Un banc, et ce qu’on y dit.");
		assertThat(only(child(entry, "author"), "name")).isEqualTo("Une autrice");
		assertThat(link(entry, "alternate")).isEqualTo(SITE + PAGE);
		assertThat(link(entry, "via")).isEqualTo("https://blog.example.org/banc");
		assertThat(child(entry, "content").getAttribute("type")).isEqualTo("html");
	}

	@Test
	void carriesTheWholeIssueInTheNewslettersLanguage() throws Exception {
		whole();
		Document content = content();
		assertThat(content.select("h2").eachText()).containsExactly("La conversation", "Aussi cette semaine");
		assertThat(content.select("h3").eachText()).containsExactly("Ada", "Blaise");
		assertThat(content.text()).startsWith("Il reste un banc sur la place.")
			.contains(Samples.LONG_ENOUGH, "2 réponses, dont celle de l’auteur · Répondre à Ada",
					"Un autre article Une ligne.");
		assertThat(content.select("a").eachAttr("href")).allMatch((address) -> address.startsWith("https://"));
		assertThat(body(get(FEED, "en"))).isEqualTo(body(get(FEED, "fr")));
	}

	@Test
	void hasTheNewestTwentyThatArePublished() throws Exception {
		IntStream.rangeClosed(10, 34).forEach((week) -> published("2026-W" + week, "De la semaine " + week));
		issues.withdraw(issues.find("edito", "2026-W34").orElseThrow());
		draft("2026-W35", "Brouillon", "<p>x</p>");
		assertThat(children(feed(), "entry")).hasSize(20)
			.extracting((entry) -> only(entry, "title"))
			.startsWith("De la semaine 33", "De la semaine 32")
			.endsWith("De la semaine 14");
	}

	@Test
	void isAFeedBeforeTheFirstIssueToo() throws Exception {
		assertThat(children(feed(), "entry")).isEmpty();
		assertThat(Instant.parse(only(feed(), "updated"))).isEqualTo(Instant.EPOCH);
	}

	@Test
	void whatIsTakenDownLeavesTheFeedWhichSaysSo() throws Exception {
		Issue issue = whole();
		issues.takeDown(issue, new Takedown("10", DatabaseTest.NOW.plus(Duration.ofDays(1)), "claire"));
		assertThat(only(child(feed(), "entry"), "updated")).isEqualTo("2026-11-24T07:00:00Z");
		assertThat(only(feed(), "updated")).isEqualTo("2026-11-24T07:00:00Z");
		assertThat(content().select("h3").eachText()).containsExactly("Blaise");
		assertThat(content().text()).doesNotContain("Ada")
			.contains("Rectificatif du mardi 24 novembre 2026", "un commentaire a été retiré");
	}

	@Test
	void isSentAgainOnlyWhenSomethingChanged() {
		Issue issue = whole();
		String tag = tag();
		assertThat(asking(tag)).hasStatus(HttpStatus.NOT_MODIFIED).hasHeader(HttpHeaders.ETAG, tag);
		assertThat(asking(tag).getResponse().getContentAsByteArray()).isEmpty();
		assertThat(asking("W/" + tag)).hasStatus(HttpStatus.NOT_MODIFIED);
		issues.takeDown(issue, new Takedown("10", DatabaseTest.NOW, "claire"));
		assertThat(asking(tag)).hasStatusOk();
		String without = tag();
		issues.withdraw(issue);
		assertThat(asking(without)).hasStatusOk();
	}

	@Test
	void isToBeAskedForEachTime() {
		assertThat(get(FEED, "")).hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
	}

	@Test
	void ofAnUnknownNewsletterIsNotFound() {
		assertThat(get("/n/autre/feed.atom", "fr")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "]]>", "&lt;b&gt; &amp;", "\u0001\u0008a\u000b\u000c",
			"\uFFFE\uFFFFa", "L’orme 🌳 👩‍👩‍👧", "${7*7} [[${7*7}]]", "'\"", "\u202Egnp.exe", "<!--", "<![CDATA[" })
	void isWellFormedWhateverPeopleWrote(String words) throws Exception {
		Byline byline = new Byline(words, Samples.editorial().byline().publishedAt());
		approved(assemble(Week.parse("2026-W47"),
				new WeekContent(
						new Editorial("e-1", words, words, "<p>" + escaped(words) + "</p>", byline,
								URI.create("https://blog.example.org/?a=1&b=2")),
						List.of(Samples.comment("1", words)),
						List.of(new Article("a-1", words, words, URI.create("https://blog.example.org/?a=1&b=2"))))));
		Element entry = child(feed(), "entry");
		assertThat(squeezed(only(entry, "title"))).isEqualTo(shown(words));
		assertThat(squeezed(only(child(entry, "author"), "name"))).isEqualTo(shown(words));
		assertThat(link(entry, "via")).isEqualTo("https://blog.example.org/?a=1&b=2");
		assertThat(content().select("script")).isEmpty();
		assertThat(squeezed(content().select("h3").text()).replace("\u202E", "")).isEqualTo(shown(words));
	}

	/** Less what XML cannot write, and what would turn a reader's list around. */
	private static String shown(String words) {
		return squeezed(words.replaceAll("[\\p{Cc}\uFFFE\uFFFF\u202E]|\\p{Cs}", " ").strip());
	}

	private static String squeezed(String words) {
		return words.replaceAll("\\s+", "");
	}

	private static String escaped(String words) {
		return words.replace("&", "&amp;").replace("<", "&lt;");
	}

	private String tag() {
		return String.valueOf(get(FEED, "").getResponse().getHeader(HttpHeaders.ETAG));
	}

	private MvcTestResult asking(String tag) {
		return MockMvcTester.from(context).get().uri(FEED).header(HttpHeaders.IF_NONE_MATCH, tag).exchange();
	}

	private Document content() throws Exception {
		return Jsoup.parse(only(child(feed(), "entry"), "content").replace('\u00a0', ' '));
	}

	private Element feed() throws Exception {
		DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
		parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		return parsers.newDocumentBuilder()
			.parse(new InputSource(new StringReader(body(get(FEED, "fr")))))
			.getDocumentElement();
	}

	private static List<Element> children(Element parent, String name) {
		NodeList nodes = parent.getChildNodes();
		return IntStream.range(0, nodes.getLength())
			.mapToObj(nodes::item)
			.filter((node) -> ATOM.equals(node.getNamespaceURI()) && name.equals(node.getLocalName()))
			.map(Element.class::cast)
			.toList();
	}

	/** The first of them. */
	private static Element child(Element parent, String name) {
		return children(parent, name).getFirst();
	}

	private static String only(Element parent, String name) {
		assertThat(children(parent, name)).as(name).hasSize(1);
		return child(parent, name).getTextContent();
	}

	private static String link(Element parent, String relation) {
		List<Element> links = children(parent, "link").stream()
			.filter((link) -> link.getAttribute("rel").equals(relation))
			.toList();
		assertThat(links).as(relation).hasSize(1);
		return links.getFirst().getAttribute("href");
	}

}
