package dev.lundi.pipeline;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.Standing;
import dev.lundi.issue.Issue;
import dev.lundi.limits.Forecast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Tells the terminal how a run is going, a line for each phase. */
@Component
class RunReport {

	private static final Logger log = LoggerFactory.getLogger("lundi.run");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	void gathered(String newsletter, Week week, WeekContent content) {
		line(newsletter + " " + week, "gathered", "%d editorial, %d comments, %d further articles"
			.formatted(content.editorial() == null ? 0 : 1, content.comments().size(), content.articles().size()));
		content.items()
			.stream()
			.filter((item) -> !item.taken())
			.forEach((item) -> line(newsletter + " " + week, "left out",
					"\"%s\": %s".formatted(item.title(), item.reason())));
		content.remarks().forEach((caveat) -> line(newsletter + " " + week, "note", caveat.toString()));
	}

	void assembled(RunStep step, Issue issue) {
		line(step.toString(), "assembled", "no. %d \"%s\" with %d top comments".formatted(issue.number(),
				issue.subject(), issue.topComments().size()));
	}

	void approved(RunStep step) {
		line(step.toString(), "approved", "automatically, as the newsletter's properties say");
	}

	void prepared(RunStep step, Mailing mailing) {
		String segment = (mailing.segment() == null) ? ""
				: ", the segment \"%s\"; %,d outside".formatted(mailing.segment(), mailing.outside());
		line(step.toString(), "prepared", "an audience of %,d%s".formatted(mailing.planned(), segment));
	}

	void sending(Run run, MailingProgress progress, double rate) {
		String eta = (rate > 0) ? "%d s left".formatted((long) Math.ceil(progress.open() / rate)) : "no estimate yet";
		line(run.toString(), "sending",
				"%,d of %,d (%d %%), %s/s, %s".formatted(progress.settled(), progress.planned(),
						100 * progress.settled() / Math.max(1, progress.planned()),
						((rate < 10) ? "%.1f" : "%.0f").formatted(rate), eta));
	}

	/** What waits while nothing goes: how many, until when, and for what. */
	void waiting(Run run, Standing standing, Forecast forecast) {
		MailingProgress progress = standing.progress();
		StringJoiner words = new StringJoiner("; ");
		words.add("%,d of %,d left".formatted(progress.open(), progress.planned()));
		long pending = progress.count(DeliveryStatus.PENDING);
		if (pending > 0) {
			words.add("%,d wait: %s".formatted(pending, forecast.words()));
		}
		if (standing.nextAttempt() != null) {
			words.add("%,d deferred, tried again from %s on".formatted(progress.count(DeliveryStatus.DEFERRED),
					TIME.format(standing.nextAttempt())));
		}
		line(run.toString(), "waiting", words.toString());
	}

	void balance(String run, Mailing mailing, MailingProgress progress) {
		String states = progress.counts()
			.entrySet()
			.stream()
			.map((count) -> "%,d %s".formatted(count.getValue(),
					count.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ')))
			.collect(Collectors.joining(" + "));
		line(run, mailing.status().name().toLowerCase(Locale.ROOT),
				"%,d planned = %s: the ledger %s".formatted(progress.planned(), states.isEmpty() ? "0" : states,
						progress.balances() ? "balances" : "DOES NOT BALANCE"));
	}

	/** The end of a run that sent nothing, or not all. */
	void ended(Run run) {
		if (run.status() != RunStatus.COMPLETED && run.status() != RunStatus.CANCELLED) {
			line(run.toString(), run.status().name().toLowerCase(Locale.ROOT), String.valueOf(run.reason()));
		}
	}

	private static void line(String run, String phase, String words) {
		log.info("{}", "%-18s %-10s %s".formatted(run, phase, words).strip());
	}

}
