package dev.lundi.pipeline;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Mailing;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that goes to the readers of a segment, and to nobody else. */
class SegmentRunTests extends WeeklyRunScene {

	@Autowired
	private Issues issues;

	@BeforeEach
	void aSegmentOfThoseWhoReadEnglish() {
		db.sql("truncate segment").update();
		segment("edito");
		segment("relu");
	}

	private void segment(String newsletter) {
		db.sql("""
				insert into segment (newsletter, name, criteria)
				values (?, 'Anglais', '[{"is": "language", "tags": ["en"]}]')
				""").param(newsletter).update();
	}

	private Run run(String newsletter, String segment) {
		return runs.start(newsletter, WEEK, "test", segment).join();
	}

	@Test
	void onlyItsReadersArePlannedAndTheMailingSaysWhichItWas() {
		db.sql("update subscription set status = 'UNSUBSCRIBED' where subscriber = (select id from subscriber where email = ?)")
			.param(reader(1))
			.update();
		db.sql("update subscription set paused_until = ? where subscriber = (select id from subscriber where email = ?)")
			.param(clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
			.param(reader(3))
			.update();
		assertThat(run("edito", "Anglais").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE / 2 - 2)
			.containsKeys(reader(5), reader(59))
			.doesNotContainKeys(reader(0), reader(1), reader(2), reader(3));
		Mailing mailing = mailing("edito");
		assertThat(mailing.planned()).isEqualTo(AUDIENCE / 2 - 1);
		assertThat(mailing.outside()).isEqualTo(AUDIENCE / 2);
		assertThat(mailing.segment()).isEqualTo("Anglais");
		assertThat(mailing.segmentWords()).isNotNull()
			.satisfies((words) -> assertThat(words.in(Locale.ENGLISH)).isEqualTo("Language: en."));
		assertThat(reasons(DeliveryStatus.SKIPPED)).containsExactly("PAUSED");
		assertThat(progress("edito").balances()).isTrue();
	}

	@Test
	void withoutOneEverybodyIsPlannedAndNobodyIsOutside() {
		run("edito");
		assertThat(mailing("edito")).satisfies((mailing) -> {
			assertThat(mailing.segment()).isNull();
			assertThat(mailing.planned()).isEqualTo(AUDIENCE);
			assertThat(mailing.outside()).isZero();
		});
	}

	@Test
	void aRunWhoseSegmentIsGoneIsHeldAndGoesOnWhenItIsBack() {
		db.sql("delete from segment where newsletter = 'edito'").update();
		Run held = run("edito", "Anglais");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		assertThat(held.reason()).asString().contains("“Anglais”", "Make it again under that name");
		assertThat(relay.received()).isEmpty();
		assertThat(db.sql("select count(*) from mailing").query(Long.class).single()).isZero();
		segment("edito");
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE / 2);
	}

	@Test
	void aMailingThatIsFrozenKeepsItsReadersAndItsWordsWhenTheSegmentGoes() {
		relay.after(5, () -> mailings.pause(mailing("edito").id(), "Ada"));
		Run held = run("edito", "Anglais");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		db.sql("delete from segment").update();
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE / 2);
		assertThat(mailing("edito").segment()).isEqualTo("Anglais");
	}

	@Test
	void aSegmentChosenAtTheStartHoldsWhileAnEditorThinks() {
		Run held = run("relu", "Anglais");
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		Issue issue = issues.findByNewsletterAndWeek("relu", WEEK).orElseThrow();
		issue.approve("editor", clock.instant());
		issues.save(issue);
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE / 2).containsKey(reader(1)).doesNotContainKey(reader(0));
	}

}
