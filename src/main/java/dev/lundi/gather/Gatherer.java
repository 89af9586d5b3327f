package dev.lundi.gather;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.lundi.content.ContentSources;
import dev.lundi.content.Intake;
import dev.lundi.content.Intake.Earlier;
import dev.lundi.content.SourceException;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.gather.SourceCheck.Outcome;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Reads the weeks of newsletters, and notes how their sources answered. */
@Component
public class Gatherer {

	private final ContentSources sources;

	private final SourceChecks checks;

	private final ItemLedger ledger;

	private final Clock clock;

	Gatherer(ContentSources sources, SourceChecks checks, ItemLedger ledger, Clock clock) {
		this.sources = sources;
		this.checks = checks;
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * Gathers one week, whole, with what earlier weeks left to it, and without what is in
	 * other issues.
	 * @throws SourceException when the source cannot give the whole week, with the cause
	 * and the remedy in words
	 */
	public WeekContent gather(Newsletter newsletter, Week week) {
		long start = System.nanoTime();
		try {
			WeekContent content = sources.open(newsletter.source(), newsletter.zone()).gather(intake(newsletter, week));
			note(newsletter, content.caveats().isEmpty() ? Outcome.WELL : Outcome.PARTLY, told(week, content), start);
			return content;
		}
		catch (SourceException ex) {
			note(newsletter, Outcome.FAILED, ex.reason(), start);
			throw ex;
		}
	}

	private Intake intake(Newsletter newsletter, Week week) {
		return new Intake(week, newsletter.schedule().bounds(), newsletter.week().grace(),
				ledger.known(newsletter.slug(), week, newsletter.week().rollOver()), earlier(newsletter, week));
	}

	private @Nullable Earlier earlier(Newsletter newsletter, Week week) {
		return (newsletter.comments().echo() == 0) ? null
				: ledger.earlier(newsletter.slug(), week, newsletter.comments().exposure()).orElse(null);
	}

	private void note(Newsletter newsletter, Outcome outcome, Reason answer, long start) {
		Instant now = clock.instant();
		checks.note(new SourceCheck(newsletter.slug(), now, outcome, answer,
				Duration.ofNanos(System.nanoTime() - start), (outcome != Outcome.FAILED) ? now : null));
	}

	private static Reason told(Week week, WeekContent content) {
		Reason gathered = Reason.of((content.editorial() != null) ? "source.gathered" : "source.no-editorial", week,
				content.comments().size(), content.articles().size());
		return content.remarks().stream().reduce(gathered, Reason::and);
	}

}
