package dev.lundi.subscriber;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.instance.Instance;
import dev.lundi.instance.SigningKeys;
import dev.lundi.subscriber.LinkTokens.Access;
import dev.lundi.subscriber.SubscriberLinks.Confirmation;
import dev.lundi.subscriber.SubscriberLinks.Errand;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.SubscriberLinks.Subscription;
import dev.lundi.support.TestInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTokensTests {

	private static final Subscription SUBSCRIPTION = new Subscription("edito", 42);

	private static final Access ACCESS = new Access(42, LocalDate.of(2026, 12, 23));

	private static final Instant UNTIL = Instant.parse("2026-12-23T10:15:30Z");

	private static final Confirmation WISH = new Confirmation("edito", 42, UNTIL);

	private final LinkTokens tokens = new LinkTokens(TestInstance.keys());

	@Test
	void aTokenSaysWhatWasSigned() {
		assertThat(tokens.readUnsubscribe(tokens.unsubscribe(SUBSCRIPTION))).contains(SUBSCRIPTION);
		assertThat(tokens.readPreferences(tokens.preferences(ACCESS))).contains(ACCESS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "edito", "relu", "edit" })
	void noAlteredUnsubscribeTokenIsAccepted(String newsletter) {
		altered(tokens.unsubscribe(new Subscription(newsletter, 42)))
			.forEach((token) -> assertThat(tokens.readUnsubscribe(token)).as(token).isEmpty());
	}

	@Test
	void noAlteredPreferencesTokenIsAccepted() {
		altered(tokens.preferences(ACCESS))
			.forEach((token) -> assertThat(tokens.readPreferences(token)).as(token).isEmpty());
	}

	/** Each character in turn replaced by every other one; each bit of it flipped. */
	private static Stream<String> altered(String token) {
		String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
		return IntStream.range(0, token.length())
			.boxed()
			.flatMap((position) -> signs.chars()
				.filter((sign) -> sign != token.charAt(position))
				.mapToObj((sign) -> token.substring(0, position) + (char) sign + token.substring(position + 1)));
	}

	@Test
	void noCutOrLengthenedTokenIsAccepted() {
		String unsubscribe = tokens.unsubscribe(SUBSCRIPTION);
		String preferences = tokens.preferences(ACCESS);
		for (int length = 0; length < preferences.length(); length++) {
			assertThat(tokens.readUnsubscribe(unsubscribe.substring(0, length))).isEmpty();
			assertThat(tokens.readPreferences(preferences.substring(0, length))).isEmpty();
		}
		for (String more : List.of("A", "=", "AA", "\n", " ", "%00")) {
			assertThat(tokens.readUnsubscribe(unsubscribe + more)).isEmpty();
			assertThat(tokens.readPreferences(preferences + more)).isEmpty();
		}
	}

	@Test
	void confirmationsAndErrandsSayWhatWasSigned() {
		assertThat(tokens.readConfirmation(tokens.confirmation(WISH))).contains(WISH);
		Stream.of(Purpose.values()).map((purpose) -> new Errand(purpose, 7, UNTIL)).forEach((errand) -> {
			assertThat(tokens.readErrand(errand.purpose(), tokens.errand(errand))).contains(errand);
			Stream.of(Purpose.values())
				.filter((other) -> other != errand.purpose())
				.forEach((other) -> assertThat(tokens.readErrand(other, tokens.errand(errand))).isEmpty());
			altered(tokens.errand(errand))
				.forEach((token) -> assertThat(tokens.readErrand(errand.purpose(), token)).as(token).isEmpty());
		});
		altered(tokens.confirmation(WISH))
			.forEach((token) -> assertThat(tokens.readConfirmation(token)).as(token).isEmpty());
	}

	/**
	 * Links in mails that are out go on leading out; what serves for an hour does not.
	 */
	@Test
	void aNewSecretLeavesTheWaysOutOpenAndLetsOtherLinksExpire() {
		LinkTokens now = new LinkTokens(new SigningKeys(new Instance(URI.create("https://lundi.example"),
				Path.of("target"), "a new secret of thirty-two bytes!", List.of(TestInstance.SECRET))));
		assertThat(now.readUnsubscribe(tokens.unsubscribe(SUBSCRIPTION))).contains(SUBSCRIPTION);
		assertThat(now.readPreferences(tokens.preferences(ACCESS))).contains(ACCESS);
		assertThat(now.readConfirmation(tokens.confirmation(WISH)).orElseThrow().until()).isEqualTo(Instant.EPOCH);
		assertThat(now.readErrand(Purpose.EXPORT, tokens.errand(new Errand(Purpose.EXPORT, 7, UNTIL)))
			.orElseThrow()
			.until()).isEqualTo(Instant.EPOCH);
		assertThat(now.unsubscribe(SUBSCRIPTION)).isNotEqualTo(tokens.unsubscribe(SUBSCRIPTION));
		assertThat(tokens.readUnsubscribe(now.unsubscribe(SUBSCRIPTION))).isEmpty();
	}

	/** A mail that was forwarded with one link in it opens nothing else. */
	@Test
	void aTokenIsWorthNothingForAnotherPurpose() {
		assertThat(tokens.readPreferences(tokens.unsubscribe(SUBSCRIPTION))).isEmpty();
		assertThat(tokens.readPreferences(tokens.unsubscribe(new Subscription("edit", 42)))).isEmpty();
		assertThat(tokens.readUnsubscribe(tokens.preferences(ACCESS))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "=", "%00", "é", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
	void whatIsNoTokenIsNotAccepted(String token) {
		assertThat(tokens.readUnsubscribe(token)).isEmpty();
		assertThat(tokens.readPreferences(token)).isEmpty();
	}

	@Test
	void noRandomTokenIsAccepted() {
		Random random = new Random(47);
		for (int i = 0; i < 10_000; i++) {
			byte[] bytes = new byte[random.nextInt(60)];
			random.nextBytes(bytes);
			String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
			assertThat(tokens.readUnsubscribe(token)).isEmpty();
			assertThat(tokens.readPreferences(token)).isEmpty();
		}
	}

	@Test
	void anotherInstallationsTokenIsNotAccepted() {
		Instance other = new Instance(URI.create("https://other.example"), Path.of("target"),
				"another secret of thirty-two bytes", List.of());
		LinkTokens foreign = new LinkTokens(new SigningKeys(other));
		assertThat(tokens.readUnsubscribe(foreign.unsubscribe(SUBSCRIPTION))).isEmpty();
		assertThat(tokens.readPreferences(foreign.preferences(ACCESS))).isEmpty();
	}

}
