package dev.lundi.pipeline;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.delivery.Standing;
import dev.lundi.delivery.Standings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports every second how far a run's mailing is, until it is closed. */
final class SendProgress implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SendProgress.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress-", 1).factory());

	private final Run run;

	private final Issues issues;

	private final Mailings mailings;

	private final Standings standings;

	private final RunReport report;

	private long settledBefore = -1;

	SendProgress(Run run, Issues issues, Mailings mailings, Standings standings, RunReport report) {
		this.run = run;
		this.issues = issues;
		this.mailings = mailings;
		this.standings = standings;
		this.report = report;
		var _ = timer.scheduleAtFixedRate(this::tick, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void tick() {
		try {
			issues.findByNewsletterAndWeek(run.newsletter(), run.week())
				.map(Issue::id)
				.flatMap(mailings::ofIssue)
				.filter((mailing) -> mailing.status() == MailingStatus.SENDING)
				.ifPresent(this::report);
		}
		catch (RuntimeException ex) {
			log.debug("No progress to report", ex);
		}
	}

	private void report(Mailing mailing) {
		Standing standing = standings.of(mailing.id());
		long settled = standing.progress().settled();
		if (settledBefore >= 0 && settled > settledBefore && standing.progress().open() > 0) {
			report.sending(run, standing.progress(), standing.perSecond());
		}
		settledBefore = settled;
	}

	@Override
	public void close() {
		timer.shutdownNow();
	}

}
