package dev.lundi.pipeline;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

import dev.lundi.content.Week;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.Standings;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

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

	private final Standings standings;

	private final RunReport report;

	private final Clock clock;

	private int exitCode = FAILED;

	OnceRunner(String wanted, Newsletters newsletters, WeeklyRuns runs, Standings standings, RunReport report,
			Clock clock) {
		this.wanted = wanted;
		this.newsletters = newsletters;
		this.runs = runs;
		this.standings = standings;
		this.report = report;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		String[] parts = wanted.split("/", 2);
		try {
			Newsletter newsletter = newsletters.get(parts[0]);
			exitCode = exitCode(runOrResume(newsletter, week(newsletter, parts)).join());
		}
		catch (IllegalArgumentException ex) {
			throw new FailureAnalyzedException(String.valueOf(ex.getMessage()),
					"Say which run is wanted: --lundi.once=<newsletter> or --lundi.once=<newsletter>/<week>", ex);
		}
	}

	private Week week(Newsletter newsletter, String[] parts) {
		return (parts.length == 2) ? Week.parse(parts[1]) : newsletter.lastEnded(clock.instant());
	}

	/** A mailing that an operator paused is only resumed by an operator. */
	private CompletableFuture<Run> runOrResume(Newsletter newsletter, Week week) {
		return runs.find(newsletter.slug(), week)
			.map(this::resume)
			.orElseGet(() -> runs.start(newsletter.slug(), week, "command line"));
	}

	private CompletableFuture<Run> resume(Run run) {
		if (run.status() == RunStatus.COMPLETED || waitsForOperator(run)) {
			runs.mailingOf(run)
				.ifPresent((mailing) -> report.balance(run.toString(), mailing, standings.progress(mailing.id())));
			return CompletableFuture.completedFuture(run);
		}
		return runs.resume(run);
	}

	private boolean waitsForOperator(Run run) {
		return runs.mailingOf(run).filter(Mailing::waitsForOperator).isPresent();
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
