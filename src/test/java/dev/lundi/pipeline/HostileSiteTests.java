package dev.lundi.pipeline;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.support.HostileWords;
import dev.lundi.support.Payloads;
import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a site's authors and readers write reaches the mail as words, whatever they write:
 * from the site's answer over HTTP to the octets that a relay takes.
 */
class HostileSiteTests extends RemoteWeekScene {

	/** More would be longer than a mail may be. */
	private static final int AT_ONCE = 24;

	/** What the payloads would give if anything ran them. */
	private static final List<String> TRACES = List.of("13391", "ProcessImpl", "IssueMail[", "FileSystemResource [",
			"aaaaaaaaa", "root:x:0");

	private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "background", "cite", "poster");

	@ParameterizedTest
	@ValueSource(strings = { "tenu", "presse" })
	void nothingThatASiteSaysIsMoreThanWords(String newsletter) {
		Document harmless = html(mailed(newsletter, new HostileSite("Un mot", List.of("<p>Un mot.</p>"))));
		List<String> words = words(newsletter.equals("presse") ? 1 : 0);
		StringBuilder shown = new StringBuilder();
		for (int start = 0; start < words.size(); start += AT_ONCE) {
			List<String> some = words.subList(start, Math.min(start + AT_ONCE, words.size()));
			String title = "L’édito " + Entities.escape(String.join(" ", some));
			Received mail = mailed(newsletter, new HostileSite(title, some));
			isHarmless(mail, harmless);
			shown.append(html(mail).text());
		}
		assertThat(shown).contains("<script>", "{7*1913}", "x@evil.example", "assez longue pour être retenue");
	}

	/**
	 * Half of them, three at a time, that the two sources have them all and take no
	 * longer than one.
	 */
	private static List<String> words(int half) {
		List<String> all = Stream.of(Payloads.forBrowsers(), Payloads.forTemplates(), HostileWords.attacks())
			.flatMap(List::stream)
			.distinct()
			.toList();
		return IntStream.range(0, all.size() / 3 + 1)
			.filter((number) -> number % 2 == half)
			.mapToObj((number) -> String.join(" ", all.subList(3 * number, Math.min(3 * number + 3, all.size()))))
			.toList();
	}

	private Received mailed(String newsletter, HostileSite site) {
		db.sql("truncate issue, weekly_run cascade").update();
		relay.forget();
		PAGES.clear();
		PAGES.putAll(newsletter.equals("presse") ? site.overRest() : site.byFeed());
		Run run = runs.start(newsletter, Week.parse("2026-W10"), "test").join();
		assertThat(run.status()).as(run::toString).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.received()).extracting(Received::recipient).containsExactly(reader(0));
		return relay.received().getFirst();
	}

	private static void isHarmless(Received received, Document harmless) {
		assertThat(received.headers("Subject")).hasSize(1);
		assertThat(received.headers("Bcc")).isEmpty();
		assertThat(received.headers("To")).hasSize(1);
		ReceivedMail mail = read(received);
		assertThat(mail.subject()).doesNotContainPattern("\\p{Cc}|[\\u2028\\u2029\\u202a-\\u202e]");
		assertThat(mail.text().replace("\r\n", "\n")).doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]");
		assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain(TRACES);
		Document html = Jsoup.parse(mail.html());
		assertThat(names(html))
			.isSubsetOf(with(names(harmless), "ul", "ol", "li", "em", "strong", "b", "i", "blockquote", "br", "code",
					"pre", "h4", "hr", "u", "s", "sub", "sup", "small", "mark", "img", "figure", "figcaption"));
		assertThat(html.head().select("style").eachAttr("data"))
			.isEqualTo(harmless.select("head style").eachAttr("data"));
		assertThat(html.select("style, meta, link, base")).hasSameSizeAs(harmless.select("style, meta, link, base"));
		assertThat(comments(html)).isEqualTo(comments(harmless));
		html.getAllElements()
			.forEach((element) -> element.attributes().forEach((attribute) -> check(element, attribute)));
	}

	private static void check(Element element, Attribute attribute) {
		String name = attribute.getKey();
		assertThat(name).as(element::outerHtml)
			.doesNotStartWith("on")
			.doesNotContainPattern("^(?:hx-|data-|th:|x-|v-|ng-|xlink:|srcdoc|srcset|formaction|ping|autofocus|_$)");
		if (ADDRESSES.contains(name)) {
			assertThat(attribute.getValue()).as(element::outerHtml).matches("(?:https?://|mailto:|cid:|#).*");
		}
		if (name.equals("style")) {
			assertThat(attribute.getValue()).doesNotContain("evil", "expression", "behavior", "-moz-binding",
					"position", "animation");
		}
	}

	private static Document html(Received received) {
		return Jsoup.parse(read(received).html());
	}

	private static Set<String> names(Document html) {
		return html.getAllElements().stream().map(Element::normalName).collect(Collectors.toSet());
	}

	private static Set<String> with(Set<String> names, String... further) {
		return Stream.concat(names.stream(), Stream.of(further)).collect(Collectors.toSet());
	}

	/** Those of the frame, for one program; nobody else writes any. */
	private static Set<String> comments(Document html) {
		return html.nodeStream(Comment.class).map(Comment::getData).collect(Collectors.toSet());
	}

}
