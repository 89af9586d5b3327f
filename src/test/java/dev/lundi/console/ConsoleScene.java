package dev.lundi.console;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.content.Week;
import dev.lundi.delivery.Standings;
import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tests of the console share: an operator, readers, a run to wait for. */
@ConsoleTest
abstract class ConsoleScene {

	static final String WEEK = "2026-W10";

	static final String RUN = "/console/edito/" + WEEK;

	final MockMvcTester mvc;

	final Operator nora;

	final WitnessRelay relay;

	final WeeklyRuns runs;

	final JdbcClient db;

	private final Standings standings;

	private final Subscribers subscribers;

	ConsoleScene(MockMvcTester mvc, WitnessRelay relay, WeeklyRuns runs, Standings standings, Subscribers subscribers,
			JdbcClient db) {
		this.mvc = mvc;
		this.nora = new Operator(mvc, "nora", Locale.FRENCH);
		this.relay = relay;
		this.runs = runs;
		this.standings = standings;
		this.subscribers = subscribers;
		this.db = db;
	}

	@BeforeEach
	void startWithNothing() {
		Until.holds("the runs of the test before have ended",
				() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((one) -> one.getName().startsWith("run-")));
		relay.forget();
		db.sql("""
				alter table delivery_attempt disable trigger all;
				truncate delivery_attempt, delivery, mailing, weekly_run, subscription, subscriber, suppression, issue cascade;
				alter table delivery_attempt enable trigger all;
				""")
			.update();
	}

	void readers(int count) {
		readers("edito", count);
	}

	void readers(String newsletter, int count) {
		subscribers.addConfirmed(newsletter,
				IntStream.rangeClosed(1, count)
					.mapToObj((number) -> EmailAddress.parse("lecteur" + number + "@example.org"))
					.map((address) -> new NewSubscriber(address, null, Locale.FRENCH))
					.toList());
	}

	MvcTestResult start(String newsletter, String week) {
		return nora.press("/console", "newsletter", newsletter, "week", week);
	}

	void awaitMails(int count) {
		Until.holds(count + " mails have arrived", () -> relay.received().size() >= count);
	}

	void awaitEnd(RunStatus status) {
		Until.holds("the run is " + status, () -> status("edito") == status && mailingFits(status));
	}

	/** A run that is set going again has its old status for an instant. */
	boolean mailingFits(RunStatus status) {
		boolean sending = runs.mailingOf(run("edito"))
			.map((mailing) -> standings.progress(mailing.id()).open() > 0)
			.orElse(false);
		return status == RunStatus.HELD || !sending;
	}

	RunStatus status(String newsletter) {
		return run(newsletter).status();
	}

	Run run(String newsletter) {
		return runs.find(newsletter, Week.parse(WEEK)).orElseThrow();
	}

	static Map<String, Long> tally(Document page) {
		return page.select(".tally div")
			.stream()
			.collect(Collectors.toMap((part) -> part.select("dt").text(),
					(part) -> Long.valueOf(part.select("dd").text().replace("\u202f", ""))));
	}

}
