package dev.lundi.issue;

import java.time.Duration;
import java.util.List;

import dev.lundi.content.Byline;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class IssuePagesTests extends PagesScene {

	@Test
	void showsTheNewslettersOfThisSite() {
		Document home = page("/", "fr");
		assertThat(home.select("main h2 a[href=/n/edito]").text()).isEqualTo("L’édito");
		assertThat(home.text()).contains("Un numéro paraît chaque lundi à 8 h");
	}

	@Test
	void saysWhatANewsletterIsHowOftenItComesAndWhoPublishesIt() {
		assertThat(page("/n/edito", "fr").text()).contains("L’édito", "L’éditorial de la semaine", "chaque lundi",
				"Aucun numéro n’a encore paru.", "Publié par L’édito, 1 rue de l’Exemple");
		assertThat(page("/n/edito", "en").text()).contains("The week’s editorial", "every Monday",
				"No issue has appeared yet.", "Published by L’édito");
	}

	@Test
	void listsPublishedIssuesNewestFirst() {
		published("2026-W46", "Premier");
		published("2026-W47", "Deuxième");
		draft("2026-W48", "Pas encore", "<p>x</p>");
		for (String address : List.of("/n/edito", "/n/edito/issues")) {
			Document list = page(address, "fr");
			assertThat(list.select("ol.issues li a").eachText()).containsExactly("Deuxième", "Premier");
			assertThat(list.select("ol.issues li a").eachAttr("href")).containsExactly("/n/edito/issues/2026-W47",
					"/n/edito/issues/2026-W46");
		}
		assertThat(page("/n/edito", "fr").select("ol.issues li:first-child").text())
			.isEqualTo("n° 2 · lundi 23 novembre 2026 Deuxième Un banc, et ce qu’on y dit.");
		assertThat(page("/n/edito/issues", "fr").select("ol.issues li:first-child").text())
			.isEqualTo("23 novembre Deuxième n° 2");
	}

	@Test
	void groupsAllIssuesByTheYearInWhichTheyAppeared() {
		List.of("2024-W52", "2025-W01", "2025-W51", "2025-W52", "2026-W01").forEach((week) -> published(week, week));
		Document archive = page("/n/edito/issues", "fr");
		assertThat(archive.select("h2").eachText()).containsExactly("2026 1 numéro", "2025 3 numéros", "2024 1 numéro");
		assertThat(archive.select("#y2025 a").eachText()).containsExactly("2025-W52", "2025-W51", "2025-W01");
		assertThat(archive.select("nav.years a").eachAttr("href")).containsExactly("#y2026", "#y2025", "#y2024");
		assertThat(page("/n/edito/issues", "en").select("#y2025 h2").text()).isEqualTo("2025 3 issues");
	}

	@Test
	void showsAPublishedIssueWhole() {
		whole();
		Document page = page(PAGE, "fr");
		assertThat(page.title()).isEqualTo("Le banc vide · L’édito");
		assertThat(page.select("header").text()).isEqualTo("L’édito n° 1 · lundi 23 novembre 2026");
		assertThat(page.select("h1").text()).isEqualTo("Le banc vide");
		assertThat(page.select("article.editorial p").eachText()).containsExactly("Un banc, et ce qu’on y dit.",
				"Par Une autrice", "Il reste un banc sur la place.");
		assertThat(page.select("#commentaires h3").eachText()).containsExactly("Ada", "Blaise");
		assertThat(page.select("#comment-10 .why").text())
			.isEqualTo("2 réponses, dont celle de l’auteur · Répondre à Ada");
		assertThat(page.select("main a[href]").eachAttr("href")).containsExactly(
				"https://blog.example.org/banc#comment-10", "https://blog.example.org/banc#comment-11",
				"https://blog.example.org/banc", "https://blog.example.org/autre");
		assertThat(page.select("footer").text()).startsWith("Publié par L’édito, 1 rue de l’Exemple");
		assertThat(page.select("footer a").eachAttr("href")).containsExactly("/n/edito", "/n/edito/issues",
				"/n/edito/feed.atom");
	}

	@Test
	void givesALongEditorialItsPullQuoteAndItsHeadingsInOrder() {
		approved(draft("2026-W47", "Titre", "<h3>Un</h3><p>" + "mot ".repeat(400) + "</p><blockquote><p>Court.</p>"
				+ "</blockquote><h4>Deux</h4><p>Fin.</p>"));
		Document page = page(PAGE, "fr");
		assertThat(page.select(".prose blockquote.pull").text()).isEqualTo("Court.");
		assertThat(page.select("h2").eachText()).containsExactly("Un");
		assertThat(page.select("h3").eachText()).containsExactly("Deux");
		assertThat(page.select("[style]")).isEmpty();
	}

	@Test
	void leadsToThePublishedIssuesBeforeAndAfter() {
		published("2026-W44", "Avant");
		issues.withdraw(published("2026-W46", "Retiré"));
		published("2026-W47", "Celui-ci");
		draft("2026-W48", "Brouillon", "<p>x</p>");
		published("2026-W49", "Après");
		Document page = page(PAGE, "fr");
		assertThat(page.select("nav.neighbours p").eachText()).containsExactly("Numéro précédent Avant",
				"Numéro suivant Après");
		assertThat(page.select("nav.neighbours a").eachAttr("href")).containsExactly("/n/edito/issues/2026-W44",
				"/n/edito/issues/2026-W49");
		assertThat(page("/n/edito/issues/2026-W44", "fr").select("nav.neighbours p")).hasSize(1);
	}

	@Test
	void tellsProgramsWhatTheIssueIs() {
		whole();
		Document page = page(PAGE, "fr");
		assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://blog.example.org/banc");
		assertThat(page.select("link[rel=alternate]").attr("type")).isEqualTo("application/atom+xml");
		assertThat(page.select("link[rel=alternate]").attr("href")).isEqualTo("/n/edito/feed.atom");
		assertThat(meta(page, "description")).isEqualTo("Un banc, et ce qu’on y dit.");
		assertThat(property(page, "og:type")).isEqualTo("article");
		assertThat(property(page, "og:title")).isEqualTo("Le banc vide");
		assertThat(property(page, "og:description")).isEqualTo("Un banc, et ce qu’on y dit.");
		assertThat(property(page, "og:url")).isEqualTo(SITE + PAGE);
		assertThat(property(page, "og:site_name")).isEqualTo("L’édito");
		assertThat(property(page, "og:locale")).isEqualTo("fr_FR");
		assertThat(property(page, "article:published_time")).isEqualTo("2026-11-23T07:00:00Z");
		assertThat(page.select("meta[property=article:modified_time], meta[property=og:image]")).isEmpty();
	}

	@Test
	void anEditorialOfNoSiteAndWithoutAStandfirstSpeaksForItself() {
		Byline byline = Samples.editorial().byline();
		approved(
				draft(new Editorial(
						"e-1", "", "", "<p>Les <b>premiers</b> mots.</p><p>"
								+ "<img src=\"https://blog.example.org/a.jpg\"></p>" + "<p>mot</p>".repeat(80),
						byline, null)));
		Document page = page(PAGE, "fr");
		assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(SITE + PAGE);
		assertThat(meta(page, "description")).startsWith("Les premiers mots. mot mot").endsWith("…");
		assertThat(property(page, "og:image")).isEqualTo("https://blog.example.org/a.jpg");
		assertThat(page.select("h1").text()).isEqualTo("L’édito n° 1");
		assertThat(page.select(".standfirst, .join")).isEmpty();
	}

	@Test
	void asksNobodyElseForAnything() {
		whole();
		for (String address : List.of("/n/edito", "/n/edito/issues", PAGE)) {
			Document page = page(address, "fr");
			assertThat(page.select("script, iframe, style, img, form:not([action=/n/edito/subscriptions])")).isEmpty();
			assertThat(page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href"))
				.containsExactly("/lundi.css", "/lundi.svg");
		}
	}

	@Test
	void whatIsTakenDownLeavesThePageWhichSaysSo() {
		Issue issue = whole();
		issues.takeDown(issue, new Takedown("10", DatabaseTest.NOW.plus(Duration.ofDays(1)), "claire"));
		Document page = page(PAGE, "fr");
		assertThat(page.select("#commentaires h3").eachText()).containsExactly("Blaise");
		assertThat(page.html()).doesNotContain("Ada");
		assertThat(page.select(".errata p").eachText())
			.containsExactly("Rectificatif du mardi 24 novembre 2026 : un commentaire a été retiré de ce numéro.");
		assertThat(property(page, "article:modified_time")).isEqualTo("2026-11-24T07:00:00Z");
		issues.takeDown(issue, new Takedown("11", DatabaseTest.NOW.plus(Duration.ofDays(1)), "claire"));
		Document english = page(PAGE, "en");
		assertThat(english.select("#commentaires")).isEmpty();
		assertThat(english.select(".errata").text())
			.isEqualTo("Correction of Tuesday 24 November 2026: 2 comments were taken out of this issue.");
	}

	@Test
	void speaksEnglishToWhomPrefersIt() {
		whole();
		Document page = page(PAGE, "en-GB,en;q=0.9,fr;q=0.5");
		assertThat(page.select("html").attr("lang")).isEqualTo("en");
		assertThat(page.text()).contains("The conversation", "Monday 23 November 2026", "2 replies, one by the author",
				"Join the conversation", "All issues");
		assertThat(page.select("h1, .editorial .prose, .comment .prose, .also li").eachAttr("lang")).containsOnly("fr");
		assertThat(get(PAGE, "en")).headers().containsHeader(HttpHeaders.VARY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fr", "de" })
	void speaksFrenchToEverybodyElse(String accepted) {
		Document page = page("/", accepted);
		assertThat(page.select("html").attr("lang")).isEqualTo("fr");
		assertThat(page.text()).contains("Les lettres de ce site");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/n/autre", "/n/autre/issues", "/n/autre/issues/2026-W47", "/n/edito/issues/2026-W47",
			"/n/edito/issues/lundi", "/n/edito/issues/2026-W99", "/n/edito/issues/2026-w47", "/n/edito/issues/%00",
			"/n/%3Cscript%3E", "/n/%E2%80%AEotide", "/n/edito'or'1'='1" })
	void saysThatThereIsNoSuchPage(String address) {
		assertThat(get(address, "fr")).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("Cette page n’existe pas")
			.doesNotContain("??", "<script>", "\u202e", "\0");
	}

	@Test
	void hidesDraftsAndWithdrawnIssuesAndSaysWhereTheOthersAre() {
		Issue issue = draft("2026-W47", "Titre", "<p>x</p>");
		assertThat(get(PAGE, "fr")).hasStatus(HttpStatus.NOT_FOUND);
		approved(issue);
		assertThat(get(PAGE, "fr")).hasStatusOk();
		issues.withdraw(issue);
		assertThat(get(PAGE, "fr")).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("n’a pas de numéro publié", "/n/edito/issues\"")
			.doesNotContain("Titre");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<img src=x onerror=alert(1)> ${7*7} [[${7*7}]]", "</title><script>alert(1)</script>",
			"\" onmouseover=\"alert(1)", "L’orme 🌳 et le 👩‍👩‍👧", "شجرة" })
	void showsATitleAndNamesAsWordsOnly(String words) {
		Byline byline = new Byline(words, Samples.editorial().byline().publishedAt());
		Editorial hostile = new Editorial("e-1", words, words, "<p>__${7*7}__</p>", byline, Samples.editorial().url());
		WeekContent week = new WeekContent(hostile, List.of(Samples.comment("1", words)), List.of());
		approved(assemble(Week.parse("2026-W47"), week));
		published("2026-W48", "x");
		for (String address : List.of("/n/edito", "/n/edito/issues", PAGE, "/n/edito/issues/2026-W48")) {
			Document page = page(address, "fr");
			assertThat(page.select("img, script, [onmouseover]")).isEmpty();
			assertThat(page.text()).contains(words).doesNotContain("49");
		}
		assertThat(page(PAGE, "fr").select("h1, .standfirst, .comment h3").eachText()).containsOnly(words);
	}

	@Test
	void aTitleThatTurnsWordsAroundTurnsItsOwnOnly() {
		published("2026-W46", "\u202Eoreilly");
		published("2026-W47", "\u202Eoreilly");
		Document page = page(PAGE, "fr");
		assertThat(page.title()).isEqualTo("oreilly · L’édito");
		assertThat(property(page, "og:title")).isEqualTo("oreilly");
		assertThat(page("/n/edito/issues", "fr").select("bdi").eachText()).containsOnly("\u202Eoreilly").hasSize(2);
	}

	private static String meta(Document page, String name) {
		return page.select("meta[name=%s]".formatted(name)).attr("content");
	}

	private static String property(Document page, String name) {
		return page.select("meta[property=%s]".formatted(name)).attr("content");
	}

}
