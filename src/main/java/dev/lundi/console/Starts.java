package dev.lundi.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.content.WeekBounds;
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
		Instant now = clock.instant();
		Week last = newsletters.all()
			.stream()
			.map((newsletter) -> newsletter.lastEnded(now))
			.max(Comparator.naturalOrder())
			.orElseGet(() -> WeekBounds.ISO.lastEnded(now, ZoneOffset.UTC));
		return Stream.iterate(last, Week::previous).limit(WEEKS_OFFERED).toList();
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
		Week wanted = ended(week, newsletter);
		String segment = recipients.segment(newsletter, audience);
		try {
			var _ = runs.start(slug, wanted, operator, segment);
			return wanted;
		}
		catch (RunExistsException ex) {
			throw StartRefusedException.present(ex.run());
		}
	}

	private Week ended(String text, Newsletter newsletter) {
		Week week = parse(text);
		if (week.compareTo(newsletter.lastEnded(clock.instant())) > 0) {
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
