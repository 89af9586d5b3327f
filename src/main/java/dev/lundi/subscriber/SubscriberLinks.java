package dev.lundi.subscriber;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import dev.lundi.instance.Instance;

import org.springframework.stereotype.Component;

/** The signed links by which a reader manages a subscription. */
@Component
public class SubscriberLinks {

	/** Every issue brings a new link, and few go through mails that are older. */
	private static final int PREFERENCES_DAYS = 30;

	private static final Duration CONFIRMATION_LIFE = Duration.ofDays(3);

	private final Instance instance;

	private final LinkTokens tokens;

	private final Clock clock;

	SubscriberLinks(Instance instance, LinkTokens tokens, Clock clock) {
		this.instance = instance;
		this.tokens = tokens;
		this.clock = clock;
	}

	/** The ways by which a person leaves a newsletter. */
	public WaysOut unsubscribe(String newsletter, long subscriber) {
		String token = tokens.unsubscribe(new Subscription(newsletter, subscriber));
		return new WaysOut(instance.url("/unsubscribe/" + token), token);
	}

	/** What a way out leads out of; empty when its token was altered or cut. */
	public Optional<Subscription> readUnsubscribe(String token) {
		return tokens.readUnsubscribe(token);
	}

	/** The page on which a person chooses, for 30 days. */
	public String preferences(long subscriber) {
		LocalDate lastDay = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(PREFERENCES_DAYS);
		return instance.url("/preferences/" + tokens.preferences(new LinkTokens.Access(subscriber, lastDay)));
	}

	/** The page that confirms a subscription, for three days. */
	public String confirmation(String newsletter, long subscriber) {
		Instant until = clock.instant().plus(CONFIRMATION_LIFE);
		return instance.url("/confirm/" + tokens.confirmation(new Confirmation(newsletter, subscriber, until)));
	}

	/** What a confirmation link confirms; empty when it was altered or cut. */
	public Optional<Confirmation> readConfirmation(String token) {
		return tokens.readConfirmation(token);
	}

	/** The page for which a notice is sent, for as long as its purpose allows. */
	public String errand(Errand.Purpose purpose, long notice) {
		Errand errand = new Errand(purpose, notice, clock.instant().plus(purpose.life()));
		return instance.url("/%s/%s".formatted(purpose.name().toLowerCase(Locale.ROOT), tokens.errand(errand)));
	}

	/** What a link for this purpose was sent for; empty when it was altered or cut. */
	public Optional<Errand> readErrand(Errand.Purpose purpose, String token) {
		return tokens.readErrand(purpose, token);
	}

	/** Whose preferences a link opens; empty when it opens none, or not any more. */
	public Optional<Long> readPreferences(String token) {
		LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
		return tokens.readPreferences(token)
			.filter((access) -> !access.lastDay().isBefore(today))
			.map(LinkTokens.Access::subscriber);
	}

	/** Subscriber × newsletter. */
	public record Subscription(String newsletter, long subscriber) {
	}

	/**
	 * A wish that its link confirms.
	 *
	 * @param until when the link expires
	 */
	public record Confirmation(String newsletter, long subscriber, Instant until) {
	}

	/**
	 * What a link that serves once was sent for.
	 *
	 * @param notice the mail that it came with
	 * @param until when the link expires
	 */
	public record Errand(Purpose purpose, long notice, Instant until) {

		/** What can be done by it. */
		public enum Purpose {

			/** To have all that is kept of a person. */
			EXPORT(Duration.ofHours(1)),

			/** To have all of that erased. */
			ERASURE(Duration.ofHours(1)),

			/** To go on getting a newsletter. */
			STAY(Duration.ofDays(30));

			private final Duration life;

			Purpose(Duration life) {
				this.life = life;
			}

			/** For how long a link serves. */
			public Duration life() {
				return life;
			}

		}

	}

	/**
	 * How a person leaves a newsletter.
	 *
	 * @param page the page, and RFC 8058 endpoint
	 * @param token what says who leaves what: letters, digits, "-" and "_"
	 */
	public record WaysOut(String page, String token) {

		/** The mail to this mailbox that does the same, as a URI (RFC 6068). */
		public String mail(String mailbox) {
			return "mailto:" + mailbox + "?subject=unsubscribe%20" + token;
		}

	}

}
