package dev.lundi.subscriber;

import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;

import dev.lundi.instance.Instance;
import dev.lundi.instance.SigningKeys;
import dev.lundi.subscriber.LinkTokens.Subscription;
import dev.lundi.support.TestInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTokensTests {

	private static final Subscription SUBSCRIPTION = new Subscription("edito", 42);

	private final LinkTokens tokens = new LinkTokens(TestInstance.keys());

	@Test
	void aTokenSaysWhatWasSigned() {
		assertThat(tokens.readUnsubscribe(tokens.unsubscribe(SUBSCRIPTION))).contains(SUBSCRIPTION);
	}

	@Test
	void noAlteredCharacterIsAccepted() {
		String token = tokens.unsubscribe(SUBSCRIPTION);
		for (int position = 0; position < token.length(); position++) {
			for (char other : "AaZz09_-".toCharArray()) {
				String altered = token.substring(0, position) + other + token.substring(position + 1);
				assertThat(tokens.readUnsubscribe(altered).filter((read) -> !altered.equals(token))).isEmpty();
			}
		}
	}

	@Test
	void noCutTokenIsAccepted() {
		String token = tokens.unsubscribe(SUBSCRIPTION);
		for (int length = 0; length < token.length(); length++) {
			assertThat(tokens.readUnsubscribe(token.substring(0, length))).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "=", "%00", "é", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
	void whatIsNoTokenIsNotAccepted(String token) {
		assertThat(tokens.readUnsubscribe(token)).isEmpty();
	}

	@Test
	void noRandomTokenIsAccepted() {
		Random random = new Random(47);
		for (int i = 0; i < 10_000; i++) {
			byte[] bytes = new byte[random.nextInt(60)];
			random.nextBytes(bytes);
			assertThat(tokens.readUnsubscribe(Base64.getUrlEncoder().encodeToString(bytes))).isEmpty();
		}
	}

	@Test
	void anotherInstallationsTokenIsNotAccepted() {
		Instance other = new Instance(URI.create("https://other.example"), Path.of("target"),
				"another secret of thirty-two bytes");
		assertThat(tokens.readUnsubscribe(new LinkTokens(new SigningKeys(other)).unsubscribe(SUBSCRIPTION))).isEmpty();
	}

}
