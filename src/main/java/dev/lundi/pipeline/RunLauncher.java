package dev.lundi.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has runs executed, each on a thread of its own and in one process only. */
@Component
class RunLauncher implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);

	private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

	private final Map<String, CompletableFuture<Run>> underWay = new ConcurrentHashMap<>();

	private final Set<String> askedAgain = ConcurrentHashMap.newKeySet();

	private final WeeklyJobs jobs;

	private final RunLocks locks;

	private final RunRegister register;

	private final RunVerdict verdict;

	private final RunReport report;

	private final SendWatch watch;

	private volatile boolean running;

	RunLauncher(WeeklyJobs jobs, RunLocks locks, RunRegister register, RunVerdict verdict, RunReport report,
			SendWatch watch) {
		this.jobs = jobs;
		this.locks = locks;
		this.register = register;
		this.verdict = verdict;
		this.report = report;
		this.watch = watch;
	}

	/**
	 * Executes a run; asked again while it is under way, gives the same future and
	 * executes it once more at its end. What was set free meanwhile may have come too
	 * late for the workers of the first time.
	 */
	CompletableFuture<Run> launch(Run run) {
		return underWay.compute(run.toString(), (key, present) -> {
			if (present != null) {
				askedAgain.add(key);
				return present;
			}
			CompletableFuture<Run> end = new CompletableFuture<>();
			Thread.ofPlatform().name("run-" + run).start(() -> execute(run, end));
			return end;
		});
	}

	/** Executes a run unless it is under way here. */
	void relaunch(Run run) {
		if (running && !underWay.containsKey(run.toString())) {
			var _ = launch(run);
		}
	}

	private void execute(Run run, CompletableFuture<Run> end) {
		try {
			do {
				if (!verdict.stands(run)) {
					locks.tryLock(run).ifPresent((lock) -> executeLocked(run, lock));
				}
			}
			while (isWantedAgain(run));
			end.complete(register.find(run.newsletter(), run.week()).orElseThrow());
		}
		catch (RuntimeException | Error ex) {
			underWay.remove(run.toString());
			end.completeExceptionally(ex);
			log.error("The run of {} broke off; it is taken up again soon", run, ex);
		}
	}

	private boolean isWantedAgain(Run run) {
		return underWay.computeIfPresent(run.toString(), (key, end) -> askedAgain.remove(key) ? end : null) != null;
	}

	private void executeLocked(Run run, RunLocks.RunLock lock) {
		SendProgress progress = new SendProgress(run, watch, report);
		try (lock; progress) {
			register.note(run, RunStatus.RUNNING, null);
			JobExecution execution = jobs.execute(run);
			verdict.pronounce(run, execution);
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("Spring Batch refuses to execute the run of " + run, ex);
		}
	}

	@Override
	public void start() {
		running = true;
	}

	/** The senders are told to end before this is called, so runs end soon. */
	@Override
	public void stop() {
		running = false;
		CompletableFuture<Void> all = CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
		try {
			all.get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			log.warn("A run did not end in time; it is taken up again at the next start");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return running;
	}

	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 1;
	}

}
