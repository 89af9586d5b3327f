package dev.lundi.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import dev.lundi.instance.LinkSeal;
import dev.lundi.instance.SigningKeys;
import dev.lundi.subscriber.SubscriberLinks.Confirmation;
import dev.lundi.subscriber.SubscriberLinks.Errand;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.SubscriberLinks.Subscription;

import org.springframework.stereotype.Component;

/**
 * What the tokens of readers' links say, by a key for each purpose. Numbers are big
 * endian; the slug of a newsletter, in UTF-8, comes last.
 */
@Component
class LinkTokens {

	private static final int ACCESS_LENGTH = Integer.BYTES + Long.BYTES;

	private static final int CONFIRMATION_HEAD = 2 * Long.BYTES;

	private static final int ERRAND_LENGTH = 2 * Long.BYTES;

	private final LinkSeal unsubscribe;

	private final LinkSeal preferences;

	private final LinkSeal confirmation;

	private final LinkSeal export;

	private final LinkSeal erasure;

	private final LinkSeal stay;

	LinkTokens(SigningKeys keys) {
		this.unsubscribe = keys.seal("unsubscribe");
		this.preferences = keys.seal("preferences");
		this.confirmation = keys.seal("confirm");
		this.export = keys.seal("export");
		this.erasure = keys.seal("erasure");
		this.stay = keys.seal("stay");
	}

	String unsubscribe(Subscription subscription) {
		byte[] newsletter = octets(subscription.newsletter());
		return unsubscribe.seal(ByteBuffer.allocate(Long.BYTES + newsletter.length)
			.putLong(subscription.subscriber())
			.put(newsletter)
			.array());
	}

	/** What an unsubscribe link speaks of; empty when it was altered or cut. */
	Optional<Subscription> readUnsubscribe(String token) {
		return unsubscribe.open(token)
			.map(LinkSeal.Opened::said)
			.filter((said) -> said.remaining() > Long.BYTES)
			.map((said) -> {
				long subscriber = said.getLong();
				return new Subscription(text(said), subscriber);
			});
	}

	String preferences(Access access) {
		return preferences.seal(ByteBuffer.allocate(ACCESS_LENGTH)
			.putInt(Math.toIntExact(access.lastDay().toEpochDay()))
			.putLong(access.subscriber())
			.array());
	}

	/** What a preferences link opens; empty when it was altered or cut. */
	Optional<Access> readPreferences(String token) {
		return preferences.open(token)
			.map(LinkSeal.Opened::said)
			.filter((said) -> said.remaining() == ACCESS_LENGTH)
			.map((said) -> {
				LocalDate lastDay = LocalDate.ofEpochDay(said.getInt());
				return new Access(said.getLong(), lastDay);
			});
	}

	String confirmation(Confirmation wish) {
		byte[] newsletter = octets(wish.newsletter());
		return confirmation.seal(ByteBuffer.allocate(CONFIRMATION_HEAD + newsletter.length)
			.putLong(wish.until().getEpochSecond())
			.putLong(wish.subscriber())
			.put(newsletter)
			.array());
	}

	/**
	 * What a confirmation link confirms; empty when it was altered or cut. One that was
	 * made with a former secret has expired.
	 */
	Optional<Confirmation> readConfirmation(String token) {
		return confirmation.open(token)
			.filter((opened) -> opened.said().remaining() > CONFIRMATION_HEAD)
			.map((opened) -> {
				ByteBuffer said = opened.said();
				Instant until = until(opened);
				long subscriber = said.getLong();
				return new Confirmation(text(said), subscriber, until);
			});
	}

	String errand(Errand errand) {
		return seal(errand.purpose()).seal(ByteBuffer.allocate(ERRAND_LENGTH)
			.putLong(errand.until().getEpochSecond())
			.putLong(errand.notice())
			.array());
	}

	/**
	 * What a link for this purpose was sent for; empty when it was altered or cut. One
	 * that was made with a former secret has expired.
	 */
	Optional<Errand> readErrand(Purpose purpose, String token) {
		return seal(purpose).open(token)
			.filter((opened) -> opened.said().remaining() == ERRAND_LENGTH)
			.map((opened) -> {
				Instant until = until(opened);
				return new Errand(purpose, opened.said().getLong(), until);
			});
	}

	private LinkSeal seal(Purpose purpose) {
		return switch (purpose) {
			case EXPORT -> export;
			case ERASURE -> erasure;
			case STAY -> stay;
		};
	}

	private static Instant until(LinkSeal.Opened opened) {
		Instant until = Instant.ofEpochSecond(opened.said().getLong());
		return opened.present() ? until : Instant.EPOCH;
	}

	private static byte[] octets(String newsletter) {
		return newsletter.getBytes(StandardCharsets.UTF_8);
	}

	/** What is left. */
	private static String text(ByteBuffer said) {
		return StandardCharsets.UTF_8.decode(said).toString();
	}

	/**
	 * A subscriber's way to what they may choose.
	 *
	 * @param lastDay on which it is open, in UTC
	 */
	record Access(long subscriber, LocalDate lastDay) {
	}

}
