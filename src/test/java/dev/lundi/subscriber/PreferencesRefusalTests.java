package dev.lundi.subscriber;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.lundi.support.HostileWords;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page of the preferences refuses, and how it says so. */
class PreferencesRefusalTests extends PreferencesScene {

	@Test
	void nothingNewIsSubscribedToHere() {
		for (String newsletter : List.of("relu", "nowhere", "../edito", "edito,relu")) {
			String before = checksum();
			assertFault(post(link, fields("newsletters", newsletter)), "newsletters");
			assertThat(checksum()).as(newsletter).isEqualTo(before);
		}
		subscription("relu", "PENDING");
		assertThat(page(get(link)).select("input[name=newsletters]").eachAttr("value")).containsExactly("edito");
		assertFault(post(link, fields("newsletters", "relu")), "newsletters");
		assertThat(subscription("relu")).isEqualTo("PENDING");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			name        | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 80
			name        | a\u0000b   | invisible
			name        | a\u202eb   | invisible
			language    | de         | français
			language    | ''         | français
			language    | FR         | français
			zone        | ''         | Europe/Paris
			zone        | Mars/Olympus | Europe/Paris
			zone        | +02:00     | Europe/Paris
			pausedUntil | demain     | 2027-01-31
			pausedUntil | 31/12/2027 | 2027-01-31
			pausedUntil | 2027-02-30 | 2027-01-31
			pausedUntil | 2020-01-01 | demain
			pausedUntil | 9999-12-31 | un an
			pausedUntil | +999999999-12-31 | un an
			newsletters | relu       | liste
			""")
	void whatCannotBeKeptIsSaidBesideItsField(String field, String value, String remedy) {
		String before = checksum();
		HttpResponse<String> answer = post(link, fields(field, value));
		assertFault(answer, field);
		assertThat(page(answer).select("#" + field + "-error").text()).contains(remedy);
		assertThat(page(answer).select("[role=alert]").text()).contains("Rien n’a été enregistré", "un champ");
		assertThat(checksum()).isEqualTo(before);
	}

	@Test
	void allFaultsAreSaidAtOnceInTheReadersLanguageAndNothingTypedIsLost() {
		post(link, fields("language", "en"));
		Document page = page(post(link,
				fields("name", "x".repeat(81), "zone", "Nowhere", "language", "fr", "pausedUntil", "2020-01-01")));
		assertThat(page.select("[role=alert]").text())
			.isEqualTo("Nothing was saved: 3 fields need a correction below.");
		assertThat(page.select(".error").eachText()).hasSize(3).allMatch((words) -> words.endsWith("."));
		assertThat(page.select("#name").val()).isEqualTo("x".repeat(81));
		assertThat(page.select("#zone").val()).isEqualTo("Nowhere");
		assertThat(page.select("#language option[selected]").val()).isEqualTo("fr");
	}

	private static void assertFault(HttpResponse<String> answer, String field) {
		assertThat(answer.statusCode()).isEqualTo(400);
		Document page = page(answer);
		assertThat(page.select(".error").eachAttr("id")).containsExactly(field + "-error");
		assertThat(page.select("[aria-describedby~=" + field + "-error]")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "do=save", "do=", "do=erase", "name=Eve&language=en",
			"do=save&name=Eve&language=en&zone=UTC&newsletters=edito",
			"do=save&name=Eve&name=Bob&language=en&zone=UTC&pausedUntil=&newsletters=edito", "{\"do\":\"leave\"}" })
	void aFormThatIsNotOursChangesNothing(String body) {
		String before = checksum();
		HttpResponse<String> answer = ask("POST", link, body, "Content-Type", "application/x-www-form-urlencoded");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(page(answer).select("[role=alert]").text()).contains("Rien n’a été enregistré");
		assertThat(page(answer).select("#name").val()).isEqualTo("Lectrice");
		assertThat(checksum()).isEqualTo(before);
	}

	@Test
	void anyNameIsKeptAsItIsOrRefused() {
		for (String name : HostileWords.all()) {
			String before = kept("name");
			HttpResponse<String> answer = post(link, fields("name", name));
			Document page = page(answer);
			assertThat(answer.statusCode()).as(name).isIn(200, 400);
			// Half a character does not survive the way.
			String sent = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
			assertThat(kept("name")).as(name).isEqualTo((answer.statusCode() == 200) ? sent.strip() : before);
			assertThat(page.select("script, img, h1 + h1, main [onerror], main [onmouseover]")).as(name).isEmpty();
			assertThat(page.select("main form")).as(name).hasSize(4);
			assertThat(answer.body()).as(name).doesNotContain("13391");
		}
	}

	@Test
	void namesOfManyScriptsAreKept() {
		for (String name : List.of("عبد الرحمن", "李小龍", "हिन्दी", "O'Brien & fils", "👩‍👩‍👧‍👦 Ana", "e\u0301")) {
			assertThat(post(link, fields("name", name)).statusCode()).as(name).isEqualTo(200);
			assertThat(kept("name")).isEqualTo(name);
			assertThat(page(get(link)).select("#name").val()).isEqualTo(name);
		}
	}

}
