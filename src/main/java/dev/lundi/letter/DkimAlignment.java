package dev.lundi.letter;

import dev.lundi.mail.DkimSigner;
import dev.lundi.mail.EmailAddress;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Warns, when Lundi starts, of newsletters whose sender's domain the signatures do not
 * speak for: receivers that follow DMARC (RFC 7489 §3.1.1) take those mails for unsigned.
 */
@Component
class DkimAlignment implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(DkimAlignment.class);

	private final DkimSigner signer;

	private final Newsletters newsletters;

	DkimAlignment(DkimSigner signer, Newsletters newsletters) {
		this.signer = signer;
		this.newsletters = newsletters;
	}

	@Override
	public void afterSingletonsInstantiated() {
		signer.domain().ifPresent((signing) -> newsletters.all().forEach((newsletter) -> check(newsletter, signing)));
	}

	private static void check(Newsletter newsletter, String signing) {
		String sender = EmailAddress.parse(newsletter.publisher().address()).domain();
		if (!isWithin(sender, signing)) {
			log.warn(
					"The newsletter {} comes from {}, but lundi.dkim.domain is {}: receivers will take its mails for unsigned. Sign for the sender's domain, or change lundi.newsletters.{}.from",
					newsletter.slug(), sender, signing, newsletter.slug());
		}
	}

	/** Relaxed alignment, for those who sign with the domain above their senders'. */
	private static boolean isWithin(String sender, String signing) {
		return sender.equals(signing) || sender.endsWith("." + signing);
	}

}
