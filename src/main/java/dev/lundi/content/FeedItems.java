package dev.lundi.content;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.cleaning.PlainText;
import dev.lundi.feed.FeedEntry;
import org.jsoup.Jsoup;

/** What the entries of a feed mean. */
final class FeedItems {

	/** WordPress lists a protected post with the form that asks for its password. */
	private static final Pattern ASKS_FOR_PASSWORD = Pattern.compile("post-password-form|name=[\"']post_password");

	private static final Pattern PROTECTED_TITLE = Pattern.compile("^(Protégé|Protected)\\s*:", Pattern.UNICODE_CASE);

	private static final Pattern PROTECTED_EXCERPT = Pattern
		.compile("(?iU)\\b(protected post|publication est protégée|article est protégé)\\b");

	/** The number that WordPress gives a post, whatever its address becomes. */
	private static final Pattern WORDPRESS_POST = Pattern.compile("[?&](?:p|page_id)=(\\d{1,18})$");

	/** What a plugin adds under each article, for those who copy feeds. */
	private static final Pattern APPEARED = Pattern.compile(
			"^(The post|L.article|Cet article) .*(appeared first on|est apparu en premier sur) .*", Pattern.DOTALL);

	private FeedItems() {
	}

	static boolean isProtected(FeedEntry entry) {
		return ASKS_FOR_PASSWORD.matcher(entry.words().body()).find()
				|| (PROTECTED_TITLE.matcher(PlainText.ofHtml(entry.words().title())).find()
						&& PROTECTED_EXCERPT.matcher(entry.words().body()).find());
	}

	static Item item(FeedEntry entry, String identity) {
		var title = PlainText.ofHtml(entry.words().title());
		var body = Body.of(withoutImprint(entry.words().body()), title, entry.link());
		var excerpt = Excerpt.ofHtml(withoutImprint(entry.words().summary()));
		var byline = new Byline(PlainText.tidy(entry.origin().author()), Objects.requireNonNull(entry.publishedAt()));
		var names = names(entry);
		var editorial = new Editorial(entry.id(), title, Excerpt.standfirst(excerpt, body.html()), body.html(), byline,
				entry.link());
		// A name proves nothing: whoever comments may write any.
		return new Item(editorial, identity,
				Objects.requireNonNullElse(entry.origin().modifiedAt(), byline.publishedAt()),
				Excerpt.summary(excerpt.isEmpty() ? PlainText.ofHtml(body.html()) : excerpt),
				new Item.Topics(names, names), "", body.notices());
	}

	/** The same article as REST knows it. */
	static FeedEntry asOfWordPress(FeedEntry entry) {
		var number = WORDPRESS_POST.matcher(entry.id());
		return number.find() ? new FeedEntry(number.group(1), entry.link(), entry.words(), entry.origin(),
				entry.categories(), entry.replies()) : entry;
	}

	private static String withoutImprint(String html) {
		if (!html.contains("appeared first on") && !html.contains("est apparu en premier sur")) {
			return html;
		}
		var body = Jsoup.parseBodyFragment(html);
		body.outputSettings().prettyPrint(false);
		body.select("p").removeIf(paragraph -> APPEARED.matcher(paragraph.text()).matches());
		return body.body().html();
	}

	/** Categories and tags, by name and as the slug that a blog makes of it. */
	private static Set<String> names(FeedEntry entry) {
		return entry.categories()
			.stream()
			.map(PlainText::ofHtml)
			.flatMap(name -> Stream.of(name, slug(name)))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String slug(String name) {
		var letters = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
		return letters.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
	}

}
