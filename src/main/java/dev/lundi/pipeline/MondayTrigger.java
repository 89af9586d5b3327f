package dev.lundi.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;

import dev.lundi.content.Week;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * Starts each newsletter's run at its weekday and local time. Looks often and starts what
 * is due and has no run, so that a process that was down at the time still starts it;
 * what is later than its grace waits for a person.
 */
class MondayTrigger {

	/**
	 * A digest that comes in the afternoon is late; one that comes the next day is wrong.
	 */
	static final Duration GRACE = Duration.ofHours(12);

	private static final Logger log = LoggerFactory.getLogger(MondayTrigger.class);

	private final Newsletters newsletters;

	private final WeeklyRuns runs;

	private final Clock clock;

	MondayTrigger(Newsletters newsletters, WeeklyRuns runs, Clock clock) {
		this.newsletters = newsletters;
		this.runs = runs;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
	void startWhatIsDue() {
		runs.resumeInterrupted();
		newsletters.all().forEach(this::startIfDue);
	}

	private void startIfDue(Newsletter newsletter) {
		ZonedDateTime now = clock.instant().atZone(newsletter.zone());
		ScheduledRun last = ScheduledRun.last(newsletter, now);
		if (last.due().plus(GRACE).isAfter(now) && runs.find(newsletter.slug(), last.week()).isEmpty()) {
			start(newsletter, last.week());
		}
	}

	private void start(Newsletter newsletter, Week week) {
		try {
			var _ = runs.start(newsletter.slug(), week, "schedule");
		}
		catch (RunExistsException ex) {
			log.debug("Another process was first", ex);
		}
	}

}
