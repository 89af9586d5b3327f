package dev.lundi.pipeline;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.lundi.delivery.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports every second how far a run's mailing is and, when nothing goes, now and then
 * why; until it is closed.
 */
final class SendProgress implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SendProgress.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress-", 1).factory());

	private final Run run;

	private final SendWatch watch;

	private final RunReport report;

	private final Silence silence = new Silence(System.nanoTime());

	private long settledBefore = -1;

	SendProgress(Run run, SendWatch watch, RunReport report) {
		this.run = run;
		this.watch = watch;
		this.report = report;
		var _ = timer.scheduleAtFixedRate(this::tick, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void tick() {
		try {
			watch.standing(run).ifPresent(this::report);
		}
		catch (RuntimeException ex) {
			log.debug("No progress to report", ex);
		}
	}

	private void report(Standing standing) {
		long settled = standing.progress().settled();
		boolean advanced = settled != settledBefore;
		if (settledBefore >= 0 && settled > settledBefore && standing.progress().open() > 0) {
			report.sending(run, standing.progress(), standing.perSecond());
		}
		settledBefore = settled;
		if (advanced) {
			silence.end(System.nanoTime());
		}
		else if (standing.progress().open() > 0 && silence.isDue(System.nanoTime())) {
			report.waiting(run, standing, watch.forecast(run, standing));
		}
	}

	@Override
	public void close() {
		timer.shutdownNow();
	}

}
