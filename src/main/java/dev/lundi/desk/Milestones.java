package dev.lundi.desk;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingStatus;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Schedule;

/** Says the three times of an issue, or of one to come. */
record Milestones(Newsletter newsletter, DeskWords words) {

	/** Those of a week that nobody has gathered yet. */
	List<Milestone> toCome(ZonedDateTime due) {
		return List.of(new Milestone("gather", words.moment(due), "now"),
				new Milestone("approve", words.say("approve." + policy()), "next"),
				new Milestone("send", words.say("send." + policy()), "next"));
	}

	/** Those of an issue, whose mailing there may be. */
	List<Milestone> of(Status status) {
		return List.of(new Milestone("gather", moment(status.issue().createdAt()), "done"), approval(status.issue()),
				sending(status));
	}

	private Milestone approval(Issue issue) {
		return switch (issue.status()) {
			case DRAFT -> new Milestone("approve", words.say("approve." + policy()), "now");
			case APPROVED -> new Milestone("approve", approved(issue), "done");
			case WITHDRAWN -> new Milestone("approve", words.say("approve.withdrawn"), "never");
		};
	}

	private String approved(Issue issue) {
		String at = moment(issue.approvedAt().orElseThrow());
		return issue.approvedBy()
			.filter((by) -> !by.equals("automatic"))
			.map((by) -> words.say("approve.by", at, by))
			.orElse(at);
	}

	private Milestone sending(Status status) {
		return status.mailing().map(this::sending).orElseGet(() -> notBegun(status));
	}

	private Milestone sending(Mailing mailing) {
		String begun = words.say("send." + mailing.status().name().toLowerCase(Locale.ROOT),
				moment(mailing.createdAt()));
		return new Milestone("send", begun, mailing.status() == MailingStatus.COMPLETED ? "done"
				: mailing.status() == MailingStatus.CANCELLED ? "never" : "now");
	}

	private Milestone notBegun(Status status) {
		if (status.issue().status() == IssueStatus.WITHDRAWN) {
			return new Milestone("send", words.say("send.withdrawn"), "never");
		}
		boolean approved = status.issue().status() == IssueStatus.APPROVED;
		String when = switch (status.outlook()) {
			case HELD -> words.say(approved ? "send.stuck" : "send.required");
			case DUE -> words.moment(status.due());
			case UNDER_WAY -> words.say("send.under-way");
			case STUCK -> words.say("send.stuck");
		};
		return new Milestone("send", when, approved ? "now" : "next");
	}

	private String moment(Instant at) {
		return words.moment(at.atZone(newsletter.zone()));
	}

	private String policy() {
		return newsletter.schedule().approval() == Schedule.Approval.AUTOMATIC ? "automatic" : "required";
	}

}
