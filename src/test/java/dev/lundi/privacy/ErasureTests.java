package dev.lundi.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.Week;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.Standings;
import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.Run;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.proof.Fault;
import dev.lundi.proof.Moment;
import dev.lundi.proof.Script;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** That nothing of an erased person is left but what proves that they were asked. */
class ErasureTests extends PrivacyScene {

	private static final Week WEEK = Week.parse("2026-W10");

	private final EmailAddress eve = EmailAddress.parse("Eve.Wren@example.org");

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private Standings standings;

	/** The relay repeats every address, as many do. */
	private MailingProgress weekWithATalkativeRelay() {
		relay.server().follow(talkative());
		Run run = runs.start("edito", WEEK, "test").join();
		return standings.progress(runs.mailingOf(run).orElseThrow().id());
	}

	private static Script talkative() {
		return (moment, visit) -> switch (moment) {
			case RCPT ->
				visit.recipient().startsWith("Eve") ? answer("550 5.1.1 <%s> unknown", visit.recipient()) : null;
			case DOT -> visit.recipient().startsWith("Ada") ? answer("554 5.6.0 not for %s", visit.recipient()) : null;
			default -> null;
		};
	}

	private static Fault answer(String words, String recipient) {
		return Fault.answer(words.formatted(recipient.toUpperCase(Locale.ROOT)));
	}

	@Test
	void whatARelayRepeatsIsNotKept() {
		signUp(eve, "Eve Wrenfield");
		assertThat(weekWithATalkativeRelay().count(DeliveryStatus.REJECTED)).isEqualTo(2);
		assertThat(replies("delivery")).containsExactlyInAnyOrder("5.6.0 not for A…@example.org",
				"5.1.1 <E…@example.org> unknown");
		assertThat(replies("delivery_attempt")).contains("5.6.0 not for A…@example.org",
				"5.1.1 <E…@example.org> unknown");
	}

	private List<String> replies(String table) {
		return db.sql("select reply_text from %s where reply_code > 500".formatted(table))
			.query((row, number) -> row.getString(1))
			.list();
	}

	@Test
	void noTableHoldsTheAddressTheNameOrTheOriginOfWhoWasErased() {
		signUp(eve, "Eve Wrenfield");
		weekWithATalkativeRelay();
		keepInInbox("ADA.quill@example.org");
		keepInInbox("bo@example.org");
		errand(Purpose.EXPORT, ada);
		String before = dump();
		assertThat(before).containsIgnoringCase(ADA.value()).contains(NAME, IP);
		assertThat(words(post(errand(Purpose.ERASURE, ada), "objection=true"))).contains("Vos données sont effacées");
		db.sql("delete from consent_origin where ip = ? and consent in (select id from consent where subscriber <> ?)")
			.params(IP, ada)
			.update();
		assertThat(dump()).doesNotContainIgnoringCase(ADA.value())
			.doesNotContainIgnoringCase("quill")
			.doesNotContain(IP)
			.containsIgnoringCase(eve.value())
			.contains("bo@example.org");
		assertThat(count("inbox_mail")).isOne();
	}

	private void keepInInbox(String recipient) {
		db.sql("""
				insert into inbox_mail (received_at, mail_from, recipient, recipient_name, subject, raw)
				values (now(), 'bounce@lundi.example', :to, 'Somebody', 'Le train', convert_to('To: ' || :to, 'UTF8'))
				""").param("to", recipient).update();
	}

	@Test
	void theAccountAddsUpWithoutThePerson() {
		MailingProgress before = weekWithATalkativeRelay();
		assertThat(before.balances()).isTrue();
		post(errand(Purpose.ERASURE, ada), "");
		MailingProgress after = standings
			.progress(runs.mailingOf(runs.find("edito", WEEK).orElseThrow()).orElseThrow().id());
		assertThat(after).isEqualTo(before);
		assertThat(count("delivery_attempt where reply_text is not null and subscriber = " + ada)).isZero();
		assertThat(count("delivery_attempt where subscriber = " + ada)).isEqualTo(2);
	}

	@Test
	void eachSubscriptionLeavesItsEndOnRecord() {
		db.sql("insert into subscription (newsletter, subscriber, status) values ('relu', ?, 'UNSUBSCRIBED')")
			.param(ada)
			.update();
		post(errand(Purpose.ERASURE, ada), "");
		assertThat(
				db.sql("""
						select concat_ws(' ', newsletter, action, method) from consent where subscriber = ? and method = 'ERASURE'
						order by id
						""")
					.param(ada)
					.query((row, number) -> row.getString(1))
					.list())
			.containsExactlyInAnyOrder("edito ENDED ERASURE", "relu ENDED ERASURE");
		assertThat(count("consent where subscriber = " + ada)).isEqualTo(4);
		assertThat(count("consent_origin o join consent c on c.id = o.consent where c.subscriber = " + ada)).isZero();
		assertThat(count("consent_origin o join consent c on c.id = o.consent where c.subscriber = " + bo))
			.isEqualTo(2);
	}

	@Test
	void whoObjectsIsNeverTakenBack() {
		post(errand(Purpose.ERASURE, ada), "objection=true");
		subscribers.addConfirmed("edito",
				List.of(new NewSubscriber(EmailAddress.parse("ADA.QUILL@example.org"), null, Locale.FRENCH)));
		runs.start("edito", WEEK, "test").join();
		assertThat(db.sql("""
				select concat_ws(' ', status, reason) from delivery
				where subscriber = (select id from subscriber where email_key = ?)
				""").param(ADA.key()).query(String.class).single()).isEqualTo("SKIPPED SUPPRESSED");
	}

	@Test
	void whoDoesNotObjectMayComeBack() {
		assertThat(words(post(errand(Purpose.ERASURE, ada), ""))).contains("abonnez-vous de nouveau");
		assertThat(count("suppression")).isZero();
		assertThat(signUp(ADA, null)).isNotEqualTo(ada);
	}

	@Test
	void thePageProposesTheObjectionAndSaysWhatStays() {
		String link = errand(Purpose.ERASURE, ada);
		assertThat(page(get(link)).select("input[name=objection][checked]")).hasSize(1);
		assertThat(words(get(link))).contains("A…@example.org", "fichier importé", "empreinte", "décompte");
	}

	@Test
	void whatWaitsForTheErasedIsSkippedAndTheMailingCompletes() {
		relay.server().follow(Script.always(Moment.RCPT, Fault.answer("451 4.7.1 later")));
		var end = runs.start("edito", WEEK, "test");
		Until.holds("both are deferred", () -> count("delivery where status = 'DEFERRED'") == 2);
		post(errand(Purpose.ERASURE, ada), "");
		assertThat(db.sql("select concat_ws(' ', status, reason) from delivery where subscriber = ?")
			.param(ada)
			.query(String.class)
			.single()).isEqualTo("SKIPPED ERASED");
		relay.behave();
		relay.server().follow(Script.NONE);
		clock.advance(Duration.ofMinutes(10));
		end.join();
		assertThat(count("mailing where status = 'COMPLETED'")).isOne();
		assertThat(standings.progress(db.sql("select id from mailing").query(Long.class).single()).balances()).isTrue();
		assertThat(relay.copies()).containsOnlyKeys("bo@example.org");
	}

}
