package dev.lundi.sending;

import java.time.Duration;

import dev.lundi.delivery.Mailing;
import dev.lundi.limits.SendWindow;
import dev.lundi.newsletter.Newsletters;

import org.springframework.stereotype.Component;

/** The hours in which a newsletter may be sent, in its own zone. */
@Component
class Hours {

	private final SendWindow window;

	private final Newsletters newsletters;

	Hours(SendWindow window, Newsletters newsletters) {
		this.window = window;
		this.newsletters = newsletters;
	}

	/** How long until a mailing may be sent; zero when it may now. */
	Duration until(Mailing mailing) {
		return window.untilOpen(newsletters.get(mailing.newsletter()).zone());
	}

}
