package dev.lundi.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.lundi.content.Week;
import dev.lundi.delivery.Deliveries;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Mailings;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.WeeklyRuns;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Looks up what the pages show of runs. */
@Component
class RunViews {

	/** Each costs a count of its ledger. */
	private static final int LATEST = 20;

	private final WeeklyRuns runs;

	private final Mailings mailings;

	private final Deliveries deliveries;

	private final Newsletters newsletters;

	private final Clock clock;

	RunViews(WeeklyRuns runs, Mailings mailings, Deliveries deliveries, Newsletters newsletters, Clock clock) {
		this.runs = runs;
		this.mailings = mailings;
		this.deliveries = deliveries;
		this.newsletters = newsletters;
		this.clock = clock;
	}

	/** The latest runs, newest first. */
	List<RunView> latest() {
		return runs.latest().stream().limit(LATEST).map(this::view).toList();
	}

	Optional<RunView> find(String newsletter, String week) {
		try {
			return runs.find(newsletter, Week.parse(week)).map(this::view);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private RunView view(Run run) {
		Optional<Newsletter> newsletter = newsletters.find(run.newsletter());
		return new RunView(run, newsletter.map(Newsletter::name).orElse(run.newsletter()),
				newsletter.<ZoneId>map(Newsletter::zone).orElse(ZoneOffset.UTC), sending(run));
	}

	private @Nullable MailingView sending(Run run) {
		return runs.mailingOf(run).map(this::view).orElse(null);
	}

	private MailingView view(Mailing mailing) {
		Tally tally = new Tally(mailings.progress(mailing.id()));
		return new MailingView(mailing, tally, pace(mailing, tally));
	}

	private Pace pace(Mailing mailing, Tally tally) {
		if (mailing.status() != MailingStatus.SENDING) {
			return Pace.NONE;
		}
		Instant now = clock.instant();
		long accepted = deliveries.acceptedSince(mailing.id(), now.minus(Pace.WINDOW));
		return Pace.of(accepted, Duration.between(mailing.createdAt(), now), tally.due());
	}

}
