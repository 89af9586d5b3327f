package dev.lundi.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.ItemMark;
import dev.lundi.content.Week;
import dev.lundi.gather.SourceCheck;
import dev.lundi.gather.SourceCheck.Outcome;
import dev.lundi.support.ReceivedMail;
import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Mondays of newsletters whose weeks come from a site that is not always well. */
class RemoteWeekTests extends RemoteWeekScene {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void nobodyIsMailedAnEmptyMailWhateverIsWrongWithTheSite(Trouble wrong) {
		trouble = wrong;
		Run skips = runs.start("loin", WEEK, "test").join();
		Run holds = runs.start("tenu", WEEK, "test").join();
		assertThat(skips.status()).isEqualTo(wrong.isSilence() ? RunStatus.SKIPPED : RunStatus.HELD);
		assertThat(holds.status()).isEqualTo(RunStatus.HELD);
		assertThat(toReaders()).isEmpty();
		assertThat(issues.findByNewsletterAndWeek("loin", WEEK)).isEmpty();
		SourceCheck check = checks.of("loin").orElseThrow();
		assertThat(check.outcome()).isEqualTo(wrong.isSilence() ? Outcome.WELL : Outcome.FAILED);
		assertThat(check.answer().in(Locale.FRENCH)).contains(wrong.code)
			.contains(wrong.isSilence() ? "n’a pas d’éditorial" : SITE.url() + "/feed/");
		assertThat(skips.reason()).asString()
			.contains(wrong.isSilence() ? "no editorial in 2026-W10" : check.answer().toString());
	}

	@Test
	void aSiteThatIsWellAgainIsReadWhenTheRunIsResumed() {
		trouble = Trouble.GONE;
		Run held = runs.start("tenu", WEEK, "test").join();
		trouble = Trouble.NONE;
		publish(1, "2026-03-04T09:00:00Z", "L’édito");
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(toReaders()).hasSize(1);
	}

	@Test
	void whatIsTooLittleForAnIssueComesWithTheNext() {
		publish(1, "2026-03-04T09:00:00Z", "Le premier");
		Run skipped = runs.start("loin", WEEK, "test").join();
		assertThat(skipped.status()).isEqualTo(RunStatus.SKIPPED);
		assertThat(skipped.reason()).asString().contains("In 2026-W10 there are 1 items", "2 are needed");
		assertThat(toReaders()).isEmpty();
		Until.holds("the editor is told", () -> !toEditor().isEmpty());
		assertThat(read(toEditor().getFirst()).words()).contains("il en faut 2");
		publish(2, "2026-03-11T09:00:00Z", "Le second");
		assertThat(runs.start("loin", W11, "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(items(W11)).containsExactly("Le premier ARTICLE", "Le second EDITORIAL");
		assertThat(read(toReaders().getFirst()).text()).contains("Le premier", "Le second");
		assertThat(runs.start("loin", W11.next(), "test").join().status()).isEqualTo(RunStatus.SKIPPED);
	}

	@Test
	void aRunWhoseItemCameIntoAnotherIssueMeanwhileGathersItsWeekAgain() {
		publish(1, "2026-03-04T09:00:00Z", "Le premier");
		Run skipped = runs.start("loin", WEEK, "test").join();
		publish(2, "2026-03-05T09:00:00Z", "Le second");
		publish(3, "2026-03-10T09:00:00Z", "Le troisième");
		publish(4, "2026-03-11T09:00:00Z", "Le quatrième");
		MEANWHILE.set(() -> runs.resume(skipped).join());
		assertThat(runs.start("loin", W11, "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(items(WEEK)).containsExactly("Le premier ARTICLE", "Le second EDITORIAL");
		assertThat(items(W11)).containsExactly("Le troisième ARTICLE", "Le quatrième EDITORIAL");
		assertThat(toReaders()).hasSize(2);
	}

	@Test
	void anItemWaitsForFourWeeksAndNoLonger() {
		publish(1, "2026-03-04T09:00:00Z", "Le premier");
		runs.start("tenu", WEEK, "test").join();
		issues.withdraw(issues.findByNewsletterAndWeek("tenu", WEEK).orElseThrow());
		Week fifth = new Week(WEEK.monday().plusWeeks(5));
		assertThat(runs.start("tenu", fifth, "test").join().status()).isEqualTo(RunStatus.HELD);
		assertThat(runs.start("tenu", fifth.previous(), "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(db.sql("select title from issue_item i join issue on issue.id = i.issue where week = ?")
			.param(fifth.previous().toString())
			.query((row, number) -> row.getString(1))
			.list()).containsExactly("Le premier");
	}

	@Test
	void whatWasChangedAMomentAgoComesWithTheNextIssue() {
		publish(1, "2026-03-03T09:00:00Z", "Un article");
		publish(2, "2026-03-04T09:00:00Z", "L’édito");
		ENTRIES
			.add(entry(3, "2026-03-05T09:00:00Z", "Encore en travaux", clock.instant().minus(Duration.ofMinutes(5))));
		assertThat(runs.start("loin", WEEK, "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(items(WEEK)).containsExactly("Un article ARTICLE", "L’édito EDITORIAL", "Encore en travaux FRESH");
		assertThat(read(toReaders().getFirst()).text()).doesNotContain("Encore en travaux");
		publish(4, "2026-03-11T09:00:00Z", "L’édito suivant");
		clock.advance(Duration.ofMinutes(40));
		assertThat(runs.start("loin", W11, "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(items(W11)).containsExactly("Encore en travaux ARTICLE", "L’édito suivant EDITORIAL");
	}

	@Test
	void whatEditorsSkipStaysOutAndWhatTheyPinLeads() {
		publish(1, "2026-03-03T09:00:00Z", "Un article");
		publish(2, "2026-03-04T09:00:00Z", "Publicité");
		publish(3, "2026-03-05T09:00:00Z", "Le plus récent");
		marks.mark("loin", "guid:tag:blog.example,2026:1", ItemMark.LEAD, "claire");
		marks.mark("loin", "guid:tag:blog.example,2026:2", ItemMark.LEAD, "claire");
		marks.mark("loin", "guid:tag:blog.example,2026:2", ItemMark.SKIP, "claire");
		marks.mark("loin", "guid:tag:blog.example,2026:3", ItemMark.SKIP, "claire");
		marks.clear("loin", "guid:tag:blog.example,2026:3");
		runs.start("loin", WEEK, "test").join();
		assertThat(items(WEEK)).containsExactly("Un article PINNED", "Publicité SKIPPED", "Le plus récent ARTICLE");
		assertThat(issues.findByNewsletterAndWeek("loin", WEEK).orElseThrow().title()).isEqualTo("Un article");
	}

	@Test
	void whatCameTwiceIsSaidOfAWeekThatWasReadWhole() {
		for (var id : List.of("https://blog.example/1", "https://blog.example/1?utm_source=flux")) {
			ENTRIES.add(entry(1, "2026-03-04T09:00:00Z", "L’édito", null).replace("tag:blog.example,2026:1", id));
		}
		assertThat(runs.start("tenu", WEEK, "test").join().status()).isEqualTo(RunStatus.COMPLETED);
		SourceCheck check = checks.of("tenu").orElseThrow();
		assertThat(check.outcome()).isEqualTo(Outcome.WELL);
		assertThat(check.answer().in(Locale.FRENCH)).contains("« L’édito » est venu plus d’une fois du site");
	}

	@Test
	void theSameAnswersMakeTheSameIssueAndTheSameMails() {
		publish(1, "2026-03-03T09:00:00Z", "Un article");
		publish(2, "2026-03-04T09:00:00Z", "L’édito");
		runs.start("loin", WEEK, "test").join();
		String snapshot = snapshot();
		ReceivedMail mail = read(toReaders().getFirst());
		db.sql("truncate issue, weekly_run cascade").update();
		relay.forget();
		runs.start("loin", WEEK, "test").join();
		assertThat(snapshot()).isEqualTo(snapshot).contains("L’édito");
		ReceivedMail again = read(toReaders().getFirst());
		assertThat(again.subject()).isEqualTo(mail.subject());
		assertThat(again.html()).isEqualTo(mail.html());
		assertThat(again.text()).isEqualTo(mail.text());
	}

}
