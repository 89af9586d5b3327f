package dev.lundi.signup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import dev.lundi.instance.LinkSeal;
import dev.lundi.instance.SigningKeys;

import org.springframework.stereotype.Component;

/**
 * Stamps the forms that this installation hands out, so that a form that comes back says
 * when and in which language it was read. A stamp says: second (8 octets), slug and
 * language tag with a space between (UTF-8).
 */
@Component
class FormStamps {

	/** Nobody reads and fills in a form in less. */
	private static final Duration QUICKEST = Duration.ofSeconds(1);

	private static final Duration OLDEST = Duration.ofHours(24);

	private final LinkSeal seal;

	private final Clock clock;

	FormStamps(SigningKeys keys, Clock clock) {
		this.seal = keys.seal("sign-up");
		this.clock = clock;
	}

	/** The stamp of a form that is shown now. */
	String stamp(String newsletter, Locale language) {
		byte[] rest = (newsletter + " " + language.toLanguageTag()).getBytes(StandardCharsets.UTF_8);
		return seal.seal(ByteBuffer.allocate(Long.BYTES + rest.length)
			.putLong(clock.instant().getEpochSecond())
			.put(rest)
			.array());
	}

	/**
	 * The language in which a form for this newsletter was read; empty when it is not one
	 * of ours, too old, or sent faster than anybody reads.
	 */
	Optional<Locale> read(String stamp, String newsletter) {
		return seal.open(stamp)
			.map(LinkSeal.Opened::said)
			.filter((said) -> said.remaining() > Long.BYTES && isInTime(Instant.ofEpochSecond(said.getLong())))
			.map((said) -> StandardCharsets.UTF_8.decode(said).toString())
			.filter((rest) -> rest.startsWith(newsletter + " "))
			.map((rest) -> Locale.forLanguageTag(rest.substring(newsletter.length() + 1)));
	}

	private boolean isInTime(Instant shown) {
		Duration age = Duration.between(shown, clock.instant());
		return age.compareTo(QUICKEST) >= 0 && age.compareTo(OLDEST) <= 0;
	}

}
