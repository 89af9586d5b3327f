package dev.lundi.subscriber;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

	/** The page, and RFC 8058 endpoint, by which a person leaves a newsletter. */
	public String unsubscribe(String newsletter, long subscriber) {
		return instance.url("/unsubscribe/" + tokens.unsubscribe(new LinkTokens.Subscription(newsletter, subscriber)));
	}

	/**
	 * The mail by which a person leaves a newsletter, as a {@code mailto:} URI (RFC
	 * 6068).
	 */
	public String unsubscribeByMail(String newsletter, long subscriber, String mailbox) {
		String token = tokens.unsubscribe(new LinkTokens.Subscription(newsletter, subscriber));
		return "mailto:%s?subject=%s".formatted(mailbox,
				URLEncoder.encode("unsubscribe " + token, StandardCharsets.UTF_8).replace("+", "%20"));
	}

}
