package dev.lundi.issue;

import dev.lundi.issue.IssueComment.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a comment's words say against it, and what they do not. */
class RemarkTests {

	private static final String PARAGRAPH = "Je garde ce banc depuis vingt ans, et personne ne m’a jamais dit merci. ";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<a href='https://a.example/'>Un titre assez long</a>                                        | ONLY_A_LINK
			https://a.example/un https://a.example/deux !                                               | ONLY_A_LINK
			Voyez ici : <a href='https://a.example/'>montres de luxe</a> et www.b.example/pas-cher      | MOSTLY_LINKS
			Achetez https://a.example/montres ou https://b.example/sacs                                 | MOSTLY_LINKS
			bon prix ici <a>a</a> moins cher là <a>b</a> gratuit là <a>c</a> cadeau <a>d</a>            | MOSTLY_LINKS
			promo Promo PROMO promo, promo !                                                            | ONE_WORD
			aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa                                        | ONE_WORD
			!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!                                                     | ONE_WORD
			promo promo promo promo promo <a href='https://a.example/'>ici</a>                          | ONE_WORD
			""")
	void whatProgramsWrite(String html, Verdict fault) {
		assertThat(Remark.of(html).fault()).isEqualTo(fault);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Non, non, non et non !", "Bravo bravo bravo bravo",
			"Ah ! Ah ! Ah ! Ah ! Que c’est drôle.",
			"Lisez donc : https://journal.example/culture/2026/11/18/le-dernier-banc-de-la-place_123456_3246.html",
			"À lire : <a href='https://a.example/'>Le dernier banc de la place, ou comment une ville s’assied</a>",
			"Je l’ai lu dans <a href='https://a.example/1'>Le Monde</a> et dans <a href='https://a.example/2'>Libération</a> hier.",
			"Noooooooooooooooon, pas le banc !", "Merci 🍋🍋🍋🍋🍋🍋🍋🍋🍋🍋🍋🍋", "" })
	void whatReadersWrite(String html) {
		assertThat(Remark.of(html).fault()).isNull();
	}

	@Test
	void whoGivesSourcesWithASentenceForEachStays() {
		String sourced = (PARAGRAPH + "<a href='https://a.example/'>source</a> ").repeat(6);
		assertThat(Remark.of(sourced).fault()).isNull();
		assertThat(Remark.of(PARAGRAPH + " <a href='https://a.example/'>source</a>".repeat(6)).fault())
			.isEqualTo(Verdict.MOSTLY_LINKS);
	}

}
