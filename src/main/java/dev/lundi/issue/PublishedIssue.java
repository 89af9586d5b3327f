package dev.lundi.issue;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.instance.Instance;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.rendering.Prose;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An approved issue as its page and the feed show it to everybody. Methods that templates
 * call are public.
 *
 * @param url of its page
 */
record PublishedIssue(Issue issue, Newsletter newsletter, String url) {

	private static final int LONGEST_DESCRIPTION = 200;

	static PublishedIssue of(Issue issue, Newsletter newsletter, Instance instance) {
		return new PublishedIssue(issue, newsletter,
				instance.url("/n/%s/issues/%s".formatted(newsletter.slug(), issue.week())));
	}

	/** On one line, and turning nothing around that stands after it. */
	public String title() {
		return OneLine.unturned(issue.title().isEmpty() ? issue.subject() : issue.title());
	}

	/** The standfirst, or else the first words. */
	public String description() {
		String standfirst = issue.editorial().standfirst();
		return OneLine.unturned(OneLine.shortened(standfirst.isEmpty()
				? OneLine.of(Jsoup.parseBodyFragment(issue.editorial().html()).text()) : standfirst,
				LONGEST_DESCRIPTION));
	}

	/** Where the editorial was published first; here when it was nowhere else. */
	public String canonical() {
		return source().map(URI::toString).orElse(url);
	}

	/** Where the editorial was published, if it was on a site. */
	Optional<URI> source() {
		return Optional.ofNullable(issue.editorial().url());
	}

	/** The first picture of the editorial; null when it has none. */
	public @Nullable String image() {
		Element image = Jsoup.parseBodyFragment(issue.editorial().html()).selectFirst("img[src^=http]");
		return (image != null) ? image.attr("src") : null;
	}

	/** The language as Open Graph writes it, which wants a country. */
	public String locale() {
		Locale language = newsletter.language();
		String country = switch (language.toLanguageTag()) {
			case "fr" -> "FR";
			case "en" -> "GB";
			default -> language.getCountry();
		};
		return country.isEmpty() ? language.getLanguage() : language.getLanguage() + "_" + country;
	}

	public Instant publishedAt() {
		return issue.approvedAt().orElseThrow();
	}

	/** When it was published, or something was last taken out. */
	public Instant updatedAt() {
		return Stream.concat(Stream.of(publishedAt()), issue.takedowns().stream().map(Takedown::takenAt))
			.max(Instant::compareTo)
			.orElseThrow();
	}

	/** The editorial's words for a page. */
	public String prose() {
		return Prose.onPage(issue.editorial().html());
	}

	/** The comments with their words for a page, whose links vouch for nothing. */
	public List<Said> comments() {
		return issue.topComments().stream().map((comment) -> new Said(comment, unvouched(comment.html()))).toList();
	}

	private static String unvouched(String html) {
		Document words = Jsoup.parseBodyFragment(Prose.onPage(html));
		words.outputSettings().prettyPrint(false);
		words.select("a").attr("rel", "ugc nofollow");
		return words.body().html();
	}

	/** What was taken out since, by day. */
	public List<Erratum> errata() {
		return issue.takedowns()
			.stream()
			.collect(Collectors.groupingBy((takedown) -> LocalDate.ofInstant(takedown.takenAt(), newsletter.zone()),
					TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((day) -> new Erratum(day.getKey(), day.getValue()))
			.toList();
	}

	/** A comment and its words for a page. */
	record Said(IssueComment comment, String words) {

		public String anchor() {
			return comment.anchor();
		}

	}

	/** How many comments were taken out on a day. */
	record Erratum(LocalDate day, long comments) {
	}

}
