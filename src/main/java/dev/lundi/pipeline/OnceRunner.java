package dev.lundi.pipeline;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

import dev.lundi.content.Week;
import dev.lundi.delivery.Mailing;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;

/**
 * {@code --lundi.once=<newsletter>[/<week>]}: one run, then the end. The exit code is 0
 * when it completed and balances, 1 when it failed, 3 when it is held or paused.
 */
class OnceRunner implements ApplicationRunner, ExitCodeGenerator {

	private static final int COMPLETED = 0;

	private static final int FAILED = 1;

	private static final int HELD = 3;

	private final String wanted;

	private final Newsletters newsletters;

	private final WeeklyRuns runs;

	private final Clock clock;

	private int exitCode = FAILED;

	OnceRunner(String wanted, Newsletters newsletters, WeeklyRuns runs, Clock clock) {
		this.wanted = wanted;
		this.newsletters = newsletters;
		this.runs = runs;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		String[] parts = wanted.split("/", 2);
		Newsletter newsletter = newsletters.get(parts[0]);
		Week week = (parts.length == 2) ? Week.parse(parts[1]) : Week.lastEnded(clock.instant(), newsletter.zone());
		exitCode = exitCode(runOrResume(newsletter, week).join());
	}

	/** A mailing that an operator paused is only resumed by an operator. */
	private CompletableFuture<Run> runOrResume(Newsletter newsletter, Week week) {
		return runs.find(newsletter.slug(), week)
			.map((run) -> isPausedByOperator(run) ? CompletableFuture.completedFuture(run) : runs.resume(run))
			.orElseGet(() -> runs.start(newsletter.slug(), week, "command line"));
	}

	private boolean isPausedByOperator(Run run) {
		return runs.mailingOf(run).map(Mailing::pausedBy).isPresent();
	}

	private static int exitCode(Run run) {
		return switch (run.status()) {
			case COMPLETED, SKIPPED -> COMPLETED;
			case HELD, CANCELLED, RUNNING -> HELD;
			case FAILED -> FAILED;
		};
	}

	@Override
	public int getExitCode() {
		return exitCode;
	}

}
