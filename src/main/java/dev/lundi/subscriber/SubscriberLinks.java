package dev.lundi.subscriber;

import dev.lundi.instance.Instance;

import org.springframework.stereotype.Component;

/** The signed links by which a reader manages a subscription. */
@Component
public class SubscriberLinks {

	private final Instance instance;

	private final LinkTokens tokens;

	SubscriberLinks(Instance instance, LinkTokens tokens) {
		this.instance = instance;
		this.tokens = tokens;
	}

	/** The ways by which a person leaves a newsletter. */
	public WaysOut unsubscribe(String newsletter, long subscriber) {
		String token = tokens.unsubscribe(new LinkTokens.Subscription(newsletter, subscriber));
		return new WaysOut(instance.url("/unsubscribe/" + token), token);
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
