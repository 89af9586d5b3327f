package dev.lundi.console;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.lundi.content.Week;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.delivery.Standing;
import dev.lundi.delivery.Standings;
import dev.lundi.limits.Forecast;
import dev.lundi.limits.Forecasts;
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

	private final Standings standings;

	private final Forecasts forecasts;

	private final Newsletters newsletters;

	private final Clock clock;

	RunViews(WeeklyRuns runs, Standings standings, Forecasts forecasts, Newsletters newsletters, Clock clock) {
		this.runs = runs;
		this.standings = standings;
		this.forecasts = forecasts;
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

	/**
	 * While it sends, a count of a moment ago will do: another costs the senders time.
	 */
	private MailingView view(Mailing mailing) {
		if (mailing.status() != MailingStatus.SENDING) {
			return new MailingView(mailing, new Tally(standings.progress(mailing.id())), Pace.NONE);
		}
		Standing standing = standings.of(mailing.id());
		return new MailingView(mailing, new Tally(standing.progress()), pace(mailing, standing));
	}

	private Pace pace(Mailing mailing, Standing standing) {
		ZoneId zone = newsletters.find(mailing.newsletter()).<ZoneId>map(Newsletter::zone).orElse(ZoneOffset.UTC);
		Forecast forecast = forecasts.of(standing.waiting(), standing.perSecond(), zone);
		Duration left = (forecast.end() != null) ? Duration.between(clock.instant(), forecast.end()) : null;
		return new Pace(standing.perSecond(), left, forecast, standing.nextAttempt());
	}

}
