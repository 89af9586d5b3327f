package dev.lundi.signup;

import dev.lundi.notice.Notices;
import dev.lundi.subscriber.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who asked and have not confirmed, once. */
@Component
class Reminders {

	private static final Logger log = LoggerFactory.getLogger(Reminders.class);

	private final Subscriptions subscriptions;

	private final Notices notices;

	Reminders(Subscriptions subscriptions, Notices notices) {
		this.subscriptions = subscriptions;
		this.notices = notices;
	}

	@Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
	@Transactional
	public void remind() {
		long reminded = subscriptions.takeToRemind()
			.entrySet()
			.stream()
			.filter((one) -> notices.addReminder(one.getValue(), one.getKey()))
			.count();
		if (reminded > 0) {
			log.info("{} people are reminded of a subscription that they have not confirmed", reminded);
		}
	}

}
