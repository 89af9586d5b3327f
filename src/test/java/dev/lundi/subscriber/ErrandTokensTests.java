package dev.lundi.subscriber;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;

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
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tokens of links that erase, or hand out, all that is kept of somebody. */
class ErrandTokensTests {

	private static final Instant UNTIL = Instant.parse("2026-11-23T09:00:00Z");

	private final LinkTokens tokens = new LinkTokens(TestInstance.keys());

	@ParameterizedTest
	@EnumSource
	void aTokenSaysWhatWasSigned(Purpose purpose) {
		Errand errand = new Errand(purpose, 42, UNTIL);
		assertThat(tokens.readErrand(purpose, tokens.errand(errand))).contains(errand);
	}

	@ParameterizedTest
	@EnumSource
	void noBitCanBeFlipped(Purpose purpose) {
		byte[] token = Base64.getUrlDecoder().decode(tokens.errand(new Errand(purpose, 42, UNTIL)));
		for (int bit = 0; bit < token.length * 8; bit++) {
			byte[] flipped = token.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			assertThat(tokens.readErrand(purpose, text(flipped))).as("bit %d", bit).isEmpty();
		}
	}

	private static String text(byte[] octets) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
	}

	@ParameterizedTest
	@EnumSource
	void noTokenCanBeCutOrLengthened(Purpose purpose) {
		String token = tokens.errand(new Errand(purpose, 42, UNTIL));
		for (int length = 0; length < token.length(); length++) {
			assertThat(tokens.readErrand(purpose, token.substring(0, length))).isEmpty();
		}
		for (String more : List.of("A", "=", "AA", "\n", "%00")) {
			assertThat(tokens.readErrand(purpose, token + more)).isEmpty();
		}
	}

	@Test
	void aTokenIsWorthNothingForAnotherPurpose() {
		for (String other : List.of(tokens.errand(new Errand(Purpose.EXPORT, 42, UNTIL)),
				tokens.preferences(new Access(42, LocalDate.of(2026, 12, 23))),
				tokens.unsubscribe(new Subscription("edito123", 42)),
				tokens.confirmation(new Confirmation("edito", 42, UNTIL)))) {
			assertThat(tokens.readErrand(Purpose.ERASURE, other)).isEmpty();
		}
		assertThat(tokens.readErrand(Purpose.EXPORT, tokens.errand(new Errand(Purpose.ERASURE, 42, UNTIL)))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void noRandomTokenIsAccepted(Purpose purpose) {
		Random random = new Random(49);
		for (int i = 0; i < 50_000; i++) {
			byte[] octets = new byte[33];
			random.nextBytes(octets);
			octets[0] = 1;
			assertThat(tokens.readErrand(purpose, text(octets))).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aTokenOfAFormerSecretHasExpired(Purpose purpose) {
		String former = tokens.errand(new Errand(purpose, 42, UNTIL));
		LinkTokens changed = new LinkTokens(new SigningKeys(new Instance(URI.create("https://lundi.example"),
				Path.of("target"), "another secret of thirty-two bytes", List.of(TestInstance.SECRET))));
		assertThat(changed.readErrand(purpose, former)).get().extracting(Errand::until).isEqualTo(Instant.EPOCH);
		LinkTokens foreign = new LinkTokens(new SigningKeys(new Instance(URI.create("https://lundi.example"),
				Path.of("target"), "another secret of thirty-two bytes", List.of())));
		assertThat(foreign.readErrand(purpose, former)).isEmpty();
	}

}
