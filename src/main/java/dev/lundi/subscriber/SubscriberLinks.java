package dev.lundi.subscriber;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.lundi.instance.Instance;

import org.springframework.stereotype.Component;

/** The signed links by which a reader manages a subscription. */
@Component
public class SubscriberLinks {

	/** Every issue brings a new link, and few go through mails that are older. */
	private static final int PREFERENCES_DAYS = 30;

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
		String token = tokens.unsubscribe(new LinkTokens.Subscription(newsletter, subscriber));
		return new WaysOut(instance.url("/unsubscribe/" + token), token);
	}

	/** The page on which a person chooses, for 30 days. */
	public String preferences(long subscriber) {
		LocalDate lastDay = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(PREFERENCES_DAYS);
		return instance.url("/preferences/" + tokens.preferences(new LinkTokens.Access(subscriber, lastDay)));
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
