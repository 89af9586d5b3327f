package dev.lundi.privacy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.support.ReceivedMail;
import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** That links of errands serve whom they were sent to, for an hour, once. */
class ErrandLinkTests extends PrivacyScene {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STAY")
	void theLinkComesByAMailOfItsOwn(Purpose purpose) {
		String name = purpose.name().toLowerCase(Locale.ROOT);
		post(preferences(ada) + "/" + name, "");
		Until.holds("the mail has come", () -> relay.copies().containsKey(ADA.value()));
		ReceivedMail mail = ReceivedMail.parse(relay.received().getFirst().content().getBytes(StandardCharsets.UTF_8));
		String link = Stream.of(mail.text().split("\\s+"))
			.filter((word) -> word.startsWith("https://lundi.example/" + name + "/"))
			.findFirst()
			.orElseThrow();
		assertThat(post(path(link), "").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STAY")
	void lookingChangesNothing(Purpose purpose) {
		String link = errand(purpose, ada);
		String before = kept();
		for (String method : List.of("GET", "HEAD", "OPTIONS")) {
			for (String query : List.of("", "?objection=true", "?_method=POST")) {
				HttpResponse<String> answer = ask(method, link + query, "");
				assertThat(answer.statusCode()).isEqualTo(200);
				assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
			}
		}
		assertThat(ask("DELETE", link, "").statusCode()).isIn(403, 405);
		assertThat(kept()).isEqualTo(before);
		assertThat(page(get(link)).select("main form[method=post] button")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STAY")
	void noAlteredOrCutLinkOpensAnything(Purpose purpose) {
		String link = errand(purpose, ada);
		String base = "/" + purpose.name().toLowerCase(Locale.ROOT) + "/";
		String before = kept();
		IntStream.range(base.length(), link.length())
			.boxed()
			.flatMap((position) -> Stream.of(changed(link, position), link.substring(0, position)))
			.filter((path) -> !path.equals(base))
			.forEach(this::assertUnknown);
		Stream.of(link + "A", link + "=", base + "x").forEach(this::assertUnknown);
		assertThat(kept()).isEqualTo(before);
	}

	private static String changed(String link, int position) {
		char other = (link.charAt(position) == 'A') ? 'B' : 'A';
		return link.substring(0, position) + other + link.substring(position + 1);
	}

	private void assertUnknown(String path) {
		for (HttpResponse<String> answer : List.of(get(path), post(path, "objection=true"))) {
			assertThat(answer.statusCode()).as(path).isEqualTo(404);
			assertThat(words(answer)).as(path).contains("Ce lien n’est pas entier", "Rien n’a changé");
		}
	}

	@Test
	void aLinkForAnotherPurposeOpensNothing() {
		String export = errand(Purpose.EXPORT, ada);
		String erasure = errand(Purpose.ERASURE, ada);
		String before = kept();
		assertUnknown(export.replace("/export/", "/erasure/"));
		assertUnknown(erasure.replace("/erasure/", "/export/"));
		Stream
			.of(preferences(ada), path(links.unsubscribe("edito", ada).page()), path(links.confirmation("edito", ada)))
			.map((link) -> link.substring(link.lastIndexOf('/')))
			.forEach((token) -> {
				assertUnknown("/export" + token);
				assertUnknown("/erasure" + token);
			});
		assertThat(kept()).isEqualTo(before);
	}

	/**
	 * An export's notice with the seal of an erasure, as only a fault of ours could make.
	 */
	@Test
	void aLinkToTheNoticeOfAnotherKindIsPast() {
		errand(Purpose.EXPORT, ada);
		String crossed = path(links.errand(Purpose.ERASURE, latest(Purpose.EXPORT, ada)));
		assertThat(post(crossed, "").statusCode()).isEqualTo(410);
		assertThat(count("subscriber")).isEqualTo(2);
	}

	@Test
	void noRandomTokenOpensAnything() {
		Random random = new Random(48);
		String before = kept();
		for (int i = 0; i < 500; i++) {
			byte[] octets = new byte[1 + random.nextInt(50)];
			random.nextBytes(octets);
			String token = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
			assertThat(post("/erasure/" + token, "").statusCode()).isEqualTo(404);
		}
		assertThat(kept()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STAY")
	void afterAnHourALinkSaysHowToGetAnother(Purpose purpose) {
		String link = errand(purpose, ada);
		clock.advance(Duration.ofMinutes(59));
		assertThat(get(link).statusCode()).isEqualTo(200);
		clock.advance(Duration.ofMinutes(1));
		String before = kept();
		for (HttpResponse<String> answer : List.of(get(link), post(link, ""))) {
			assertThat(answer.statusCode()).isEqualTo(410);
			assertThat(words(answer)).contains("Ce lien ne sert plus", "une heure", "préférences", "mail récent");
		}
		assertThat(kept()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STAY")
	void aLinkServesOnce(Purpose purpose) {
		String link = errand(purpose, ada);
		assertThat(post(link, "").statusCode()).isEqualTo(200);
		String before = kept();
		assertThat(post(link, "").statusCode()).isEqualTo(410);
		assertThat(get(link).statusCode()).isEqualTo(410);
		assertThat(kept()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STAY")
	void ofManyPressesAtOnceOneServes(Purpose purpose) {
		String link = errand(purpose, ada);
		List<Integer> answers = IntStream.range(0, 12)
			.parallel()
			.mapToObj((press) -> post(link, "").statusCode())
			.toList();
		assertThat(answers).containsOnlyOnce(200).containsOnly(200, 410);
	}

	@Test
	void theLinkOfWhoWasErasedIsPast() {
		String export = errand(Purpose.EXPORT, ada);
		post(errand(Purpose.ERASURE, ada), "");
		assertThat(get(export).statusCode()).isEqualTo(410);
		assertThat(post(export, "").body()).doesNotContain("example.org");
	}

}
