package dev.lundi.subscriber;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.subscriber.LinkTokens.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the link in a mail lets in, and that looking changes nothing. */
class PreferencesLinkTests extends PreferencesScene {

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void lookingChangesNothing(String method) {
		String before = checksum();
		for (String query : List.of("", "?do=leave", "?do=leave&_method=POST",
				"?do=save&name=Eve&language=en&zone=UTC&pausedUntil=2027-01-01&newsletters=")) {
			HttpResponse<String> answer = ask(method, link + query, null, "X-HTTP-Method-Override", "POST");
			assertThat(answer.statusCode()).as(query).isEqualTo(200);
			assertThat(answer.headers().map()).as(query).doesNotContainKeys("set-cookie", "location");
		}
		assertThat(checksum()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH" })
	void otherMethodsAreRefused(String method) {
		String before = checksum();
		assertThat(ask(method, link, "do=leave").statusCode()).isIn(403, 405);
		assertThat(checksum()).isEqualTo(before);
	}

	@Test
	void noAlteredOrCutLinkOpensAnything() {
		String before = checksum();
		assertUnknown(Stream.concat(IntStream.range("/preferences/".length(), link.length())
			.boxed()
			.flatMap((position) -> Stream.of(changed(position), link.substring(0, position)))
			.filter((path) -> !path.endsWith("/")), Stream.of(link + "A", link + "=", "/preferences/x")));
		assertThat(checksum()).isEqualTo(before);
	}

	@Test
	void noLinkForAnotherPurposeOpensAnything() {
		String before = checksum();
		String unsubscribe = links.unsubscribe("edito", ada).token();
		assertUnknown(Stream.of("/preferences/" + unsubscribe));
		String preferences = link.substring("/preferences/".length());
		assertThat(ask("POST", "/unsubscribe/" + preferences, "List-Unsubscribe=One-Click", "Content-Type",
				"application/x-www-form-urlencoded")
			.statusCode()).isEqualTo(404);
		assertThat(checksum()).isEqualTo(before);
	}

	/** Word for word as a forged one: nobody learns who was here. */
	@Test
	void theLinkOfWhoWasErasedIsUnknown() {
		String forged = get("/preferences/x").body();
		db.sql("delete from subscriber where id = ?").param(ada).update();
		assertUnknown(Stream.of(link));
		assertThat(get(link).body()).isEqualTo(forged);
		assertThat(db.sql("select count(*) from subscriber").query(Long.class).single()).isOne();
	}

	private void assertUnknown(Stream<String> paths) {
		paths.forEach((path) -> {
			assertThat(get(path).statusCode()).as(path).isEqualTo(404);
			assertThat(post(path, fields("do", "leave")).statusCode()).as(path).isEqualTo(404);
			HttpResponse<String> answer = post(path, fields("name", "Eve"));
			assertThat(answer.statusCode()).as(path).isEqualTo(404);
			assertThat(page(answer).select("main").text()).as(path).contains("Rien n’a changé");
		});
	}

	@Test
	void aLinkChangesNobodyElse() {
		String other = "select (s, n)::text from subscriber s join subscription n on n.subscriber = s.id where s.id = ?";
		long bo = id("bo@example.org");
		String before = db.sql(other).param(bo).query(String.class).single();
		assertThat(post(link, fields("name", "Eve", "language", "en")).statusCode()).isEqualTo(200);
		assertThat(post(link + "?subscriber=" + bo, fields("subscriber", "" + bo, "id", "" + bo)).statusCode())
			.isEqualTo(200);
		assertThat(post(link, fields("do", "leave")).statusCode()).isEqualTo(200);
		assertThat(db.sql(other).param(bo).query(String.class).single()).isEqualTo(before);
	}

	@Test
	void aLinkIsOpenForThirtyDaysAndThenSaysSo() {
		LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
		assertThat(tokens.readPreferences(link.substring("/preferences/".length()))).get()
			.extracting(Access::lastDay)
			.isIn(today.plusDays(30), today.plusDays(31));
		assertThat(get(openUntil(today.plusDays(1))).statusCode()).isEqualTo(200);
		String before = checksum();
		HttpResponse<String> answer = post(openUntil(today.minusDays(1)), fields("name", "Eve"));
		assertThat(answer.statusCode()).isEqualTo(410);
		assertThat(page(answer).select("main").text()).contains("Ce lien a expiré", "un mail plus récent",
				"une personne vous lit");
		assertThat(checksum()).isEqualTo(before);
	}

	private String openUntil(LocalDate day) {
		return "/preferences/" + tokens.preferences(new Access(ada, day));
	}

	private String changed(int position) {
		char other = (link.charAt(position) == 'A') ? 'B' : 'A';
		return link.substring(0, position) + other + link.substring(position + 1);
	}

}
