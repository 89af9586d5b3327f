package dev.lundi.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.lundi.content.Week;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.newsletter.Newsletters;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The runs: one for each newsletter and week. */
@Component
public class WeeklyRuns {

	private final Newsletters newsletters;

	private final RunRegister register;

	private final RunLauncher launcher;

	private final RunVerdict verdict;

	private final Issues issues;

	private final Mailings mailings;

	WeeklyRuns(Newsletters newsletters, RunRegister register, RunLauncher launcher, RunVerdict verdict, Issues issues,
			Mailings mailings) {
		this.newsletters = newsletters;
		this.register = register;
		this.launcher = launcher;
		this.verdict = verdict;
		this.issues = issues;
		this.mailings = mailings;
	}

	/**
	 * Starts the run of a newsletter's week, to the readers that its properties say.
	 * @param startedBy for people: who or what asked for it
	 * @return how it ends
	 * @throws RunExistsException when that week has a run already
	 * @throws IllegalArgumentException when there is no such newsletter
	 */
	public CompletableFuture<Run> start(String newsletter, Week week, String startedBy) {
		return start(newsletter, week, startedBy, newsletters.get(newsletter).segment());
	}

	/**
	 * Starts it to the readers of a segment alone.
	 * @param segment its name; null for all readers
	 */
	public CompletableFuture<Run> start(String newsletter, Week week, String startedBy, @Nullable String segment) {
		return launcher.launch(register.enter(newsletters.get(newsletter).slug(), week, startedBy, segment));
	}

	/**
	 * Lets a run go on that waits or broke off, and its mailing if that is paused; if
	 * that was cancelled, the run ends. One that has ended is only given back, unless
	 * deliveries of its mailing were set free again.
	 */
	public CompletableFuture<Run> resume(Run run) {
		mailingOf(run).filter((paused) -> paused.status() == MailingStatus.PAUSED)
			.ifPresent((paused) -> mailings.resume(paused.id()));
		return verdict.stands(run) ? CompletableFuture.completedFuture(run) : launcher.launch(run);
	}

	/** Takes up again what should be under way and is in no process's hands. */
	void resumeInterrupted() {
		register.running().forEach(launcher::relaunch);
	}

	public Optional<Run> find(String newsletter, Week week) {
		return register.find(newsletter, week);
	}

	/** The latest 50 runs, newest first. */
	public List<Run> latest() {
		return register.latest();
	}

	/** The mailing of a run, once its audience is frozen. */
	public Optional<Mailing> mailingOf(Run run) {
		return issues.findByNewsletterAndWeek(run.newsletter(), run.week()).map(Issue::id).flatMap(mailings::ofIssue);
	}

}
