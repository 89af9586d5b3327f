package dev.lundi.console;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.RunExistsException;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.segment.Segment;

import org.springframework.stereotype.Component;

/** Starts runs that an operator asks for, unless there is a reason not to. */
@Component
class Starts {

	private static final int WEEKS_OFFERED = 8;

	private final Newsletters newsletters;

	private final Recipients recipients;

	private final WeeklyRuns runs;

	private final Clock clock;

	Starts(Newsletters newsletters, Recipients recipients, WeeklyRuns runs, Clock clock) {
		this.newsletters = newsletters;
		this.recipients = recipients;
		this.runs = runs;
		this.clock = clock;
	}

	List<Newsletter> newsletters() {
		return newsletters.all();
	}

	/** The weeks that ended last, the latest first. */
	List<Week> weeks() {
		ZoneId zone = newsletters.all().stream().findFirst().map(Newsletter::zone).orElse(ZoneOffset.UTC);
		return Stream.iterate(Week.lastEnded(clock.instant(), zone), Week::previous).limit(WEEKS_OFFERED).toList();
	}

	/** What a run can be confined to. */
	List<Segment> segments() {
		return recipients.segments();
	}

	/**
	 * Starts the run of a newsletter's week.
	 * @param audience id of a segment, {@link Recipients#EVERYBODY}, or empty for what
	 * the newsletter's properties say
	 * @throws StartRefusedException with the reason
	 */
	Week start(String slug, String week, String audience, String operator) {
		Newsletter newsletter = newsletters.find(slug)
			.orElseThrow(() -> StartRefusedException.badRequest("console.start.newsletter-unknown", slug));
		Week wanted = ended(week, newsletter.zone());
		String segment = recipients.segment(newsletter, audience);
		try {
			var _ = runs.start(slug, wanted, operator, segment);
			return wanted;
		}
		catch (RunExistsException ex) {
			throw StartRefusedException.present(ex.run());
		}
	}

	private Week ended(String text, ZoneId zone) {
		Week week = parse(text);
		if (week.end(zone).isAfter(clock.instant())) {
			throw StartRefusedException.badRequest("console.start.week-not-over", text);
		}
		return week;
	}

	private static Week parse(String text) {
		try {
			return Week.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw StartRefusedException.badRequest("console.start.week-unknown", text);
		}
	}

}
