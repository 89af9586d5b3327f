package dev.lundi.inbox;

import java.util.List;
import java.util.Locale;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

class InboxPagesTests extends InboxScene {

	@Test
	void anEmptyInboxSaysWhatWillComeHere() {
		assertThat(page("/inbox").text()).contains("Aucun mail", "La boîte est vide").doesNotContain("Vider la boîte");
	}

	@Test
	void listsTheNewestFirstFiftyAPageAndLeadsThroughAllOfThem() {
		for (int number = 1; number <= 120; number++) {
			keep("lecteur-" + number + "@example.org", "Numéro " + number, "<p>x</p>");
		}
		Document first = page("/inbox");
		assertThat(first.select("h1").text()).isEqualTo("120 mails");
		assertThat(subjects(first)).hasSize(50).startsWith("Numéro 120").endsWith("Numéro 71");
		assertThat(first.select("a[rel=prev]")).isEmpty();
		Document second = page(first.select("a[rel=next]").attr("href"));
		assertThat(subjects(second)).hasSize(50).startsWith("Numéro 70").endsWith("Numéro 21");
		Document third = page(second.select("a[rel=next]").attr("href"));
		assertThat(subjects(third)).hasSize(20).endsWith("Numéro 1");
		assertThat(third.select("a[rel=next]")).isEmpty();
		assertThat(subjects(page(third.select("a[rel=prev]").attr("href")))).isEqualTo(subjects(second));
		assertThat(subjects(page(second.select("a[rel=prev]").attr("href")))).isEqualTo(subjects(first));
	}

	@Test
	void findsRecipientsByAddressAndByName() {
		keep("elodie@example.org", "un", "<p>x</p>", "Élodie 100%");
		keep("paul@example.org", "deux", "<p>x</p>");
		assertThat(subjects(page("/inbox?q=ELODIE@"))).containsExactly("un");
		assertThat(subjects(page("/inbox?q=élodie"))).containsExactly("un");
		assertThat(subjects(page("/inbox?q=100%25"))).containsExactly("un");
		assertThat(subjects(page("/inbox?q=_"))).isEmpty();
		assertThat(page("/inbox?q=nobody").text()).contains("Aucun mail pour « nobody »");
		assertThat(page("/inbox?q=a%00b").text()).contains("Aucun mail pour");
		assertThat(page("/inbox?q='</h1><script>").select("h1 script")).isEmpty();
	}

	@Test
	void emptyingSaysHowManyAndSparesWhatCameSince() {
		keep("elodie@example.org", "un", "<p>x</p>");
		keep("elodie@example.org", "deux", "<p>x</p>");
		Document page = page("/inbox");
		assertThat(page.select("details.danger").text()).contains("Les 2 mails de la boîte seront supprimés");
		keep("elodie@example.org", "trois", "<p>x</p>");
		assertThat(mvc.post()
			.uri("/inbox/empty")
			.param("upTo", page.select("input[name=upTo]").attr("value"))
			.with(csrf())).hasRedirectedUrl("/inbox");
		assertThat(subjects(page("/inbox"))).containsExactly("trois");
	}

	@Test
	void emptyingNeedsTheTokenOfThePage() {
		keep("elodie@example.org", "un", "<p>x</p>");
		assertThat(page("/inbox").select("details.danger input[name=_csrf]").attr("value")).isNotEmpty();
		assertThat(mvc.post().uri("/inbox/empty").param("upTo", "9999999")).hasStatus(403);
		assertThat(mails.count("")).isEqualTo(1);
	}

	@Test
	void speaksEnglishToThoseWhoPreferIt() {
		keep("elodie@example.org", "un", "<p>x</p>");
		Document page = page("/inbox", Locale.ENGLISH);
		assertThat(page.select("html").attr("lang")).isEqualTo("en");
		assertThat(page.text()).contains("One mail", "No relay is declared", "Sign out");
		assertThat(page("/inbox", Locale.GERMAN).select("html").attr("lang")).isEqualTo("fr");
	}

	@Test
	void navigationOffersWhatIsOpenToTheAccount() {
		assertThat(page("/inbox").select(".top nav a").eachText()).containsExactly("Bureau", "Boîte");
		assertThat(page("/inbox").select(".top nav a[aria-current]").text()).isEqualTo("Boîte");
	}

	@Test
	void noPageCarriesInlineStylesOrScripts() {
		long id = keep("elodie@example.org", "un", "<p>x</p>");
		for (String path : List.of("/inbox", "/inbox/" + id, "/login", "/inbox/" + id + "?tab=headers")) {
			Document page = page(path);
			assertThat(page.select("[style], style, script:not([src])")).as(path).isEmpty();
		}
	}

}
