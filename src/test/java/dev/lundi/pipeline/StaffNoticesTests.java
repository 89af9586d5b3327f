package dev.lundi.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.lundi.content.Week;
import dev.lundi.mail.EmailAddress;
import dev.lundi.proof.Fault;
import dev.lundi.proof.Moment;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors and operators are told of runs, and how often. */
@TestPropertySource(properties = { "lundi.newsletters.edito.editors=claire@lundi.example",
		"lundi.newsletters.edito.schedule.if-empty=hold", "lundi.newsletters.relu.language=en",
		"lundi.newsletters.relu.editors=ada@lundi.example,blaise@lundi.example",
		"lundi.operators=technique@lundi.example" })
class StaffNoticesTests extends WeeklyRunScene {

	private static final Week WITHOUT_EDITORIAL = Week.parse("2026-W11");

	@Autowired
	private Suppressions suppressions;

	@Test
	void eachEditorIsToldOnceOfAnIssueThatWaits() {
		Run held = run("relu");
		assertThat(runs.resume(held).join().status()).isEqualTo(RunStatus.HELD);
		assertThat(mails(2)).map(Received::recipient)
			.containsExactlyInAnyOrder("ada@lundi.example", "blaise@lundi.example");
		ReceivedMail mail = read(mails(2).getFirst());
		assertThat(mail.subject()).isEqualTo("“Relu”: the issue of week 2026-W10 is ready to be read");
		assertThat(mail.language()).isEqualTo("en");
		assertThat(mail.words()).contains("Le train de 7 h 52", "goes out as soon as it is approved");
		assertThat(button(mail)).isEqualTo("https://lundi.example/desk/relu/2026-W10");
		assertThat(mail.text()).contains(button(mail));
	}

	@Test
	void anIssueThatWaitsForNobodyIsToldToNobody() {
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(told()).isZero();
	}

	@Test
	void operatorsAreToldWhyAMailingPausedItselfAndNotWhoseMailItWas() {
		relay.server()
			.follow((moment, visit) -> (moment == Moment.RCPT && visit.recipient().startsWith("lectrice"))
					? Fault.answer("550 5.1.1 <%s>: no such mailbox".formatted(visit.recipient())) : null);
		assertThat(run("edito").status()).isEqualTo(RunStatus.HELD);
		Received received = mails(1).getFirst();
		assertThat(received.recipient()).isEqualTo("technique@lundi.example");
		assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
		ReceivedMail mail = read(received);
		assertThat(mail.subject()).contains("L’édito du lundi", "2026-W10");
		assertThat(mail.words()).contains("derniers mails allaient à des adresses qui n’existent pas.",
				"no such mailbox");
		assertThat(mail.text() + mail.html()).doesNotContain("lectrice", "@example.org");
		assertThat(button(mail)).isEqualTo("https://lundi.example/console/edito/2026-W10");
	}

	/** The mail is late then, and says since when the mailing waits. */
	@Test
	void whatTheRelayItselfRefusesIsToldWhenItTakesMailAgain() {
		relay.fault("anybody", WitnessRelay.Fault.REFUSE_SENDER);
		Run held = run("edito");
		assertThat(held.reason()).asString().contains("sender refused");
		Until.holds("the notice was refused as well", () -> waiting("attempt = 1 and status = 'PENDING'") == 1);
		relay.behave();
		clock.advance(Duration.ofMinutes(7));
		ReceivedMail mail = read(mails(1).getFirst());
		assertThat(mail.words()).contains("Le relais refuse notre expéditeur", since());
	}

	@Test
	void theSameTroubleIsToldOnceAnHour() {
		Run held = runs.start("edito", WITHOUT_EDITORIAL, "test").join();
		assertThat(held.status()).isEqualTo(RunStatus.HELD);
		runs.resume(held).join();
		assertThat(told("technique@lundi.example")).isOne();
		assertThat(mails(2)).extracting((mail) -> read(mail).words())
			.allMatch((words) -> words.contains("La source n’a pas d’éditorial en 2026-W11."));
		clock.advance(Duration.ofMinutes(61));
		runs.resume(held).join();
		assertThat(mails(3)).hasSize(3);
		assertThat(told("technique@lundi.example")).isEqualTo(2);
	}

	@Test
	void eachEditorIsToldOnceOfAWeekThatMakesNoIssue() {
		Run held = runs.start("edito", WITHOUT_EDITORIAL, "test").join();
		runs.resume(held).join();
		assertThat(told("claire@lundi.example")).isOne();
		ReceivedMail mail = mails(2).stream()
			.filter((one) -> one.recipient().equals("claire@lundi.example"))
			.map(StaffNoticesTests::read)
			.findFirst()
			.orElseThrow();
		assertThat(mail.subject()).contains("L’édito du lundi", "pas de numéro pour la semaine 2026-W11");
		assertThat(button(mail)).isEqualTo("https://lundi.example/desk");
	}

	@Test
	void whatAnOperatorPausedIsNoNewsToThem() {
		relay.after(20, () -> mailings.pause(mailing("edito").id(), "Ada"));
		assertThat(run("edito").status()).isEqualTo(RunStatus.HELD);
		assertThat(told()).isZero();
	}

	@Test
	void aSuppressedAddressIsNotMailedWhoeverItBelongsTo() {
		suppressions.add(EmailAddress.parse("technique@lundi.example"), SuppressionReason.HARD_BOUNCE);
		runs.start("edito", WITHOUT_EDITORIAL, "test").join();
		Until.holds("the notice is skipped", () -> waiting("status = 'SKIPPED'") == 1);
		assertThat(mails(1)).map(Received::recipient).containsExactly("claire@lundi.example");
	}

	/** Waits until that many have arrived, and none waits to be sent. */
	private List<Received> mails(int count) {
		Until.holds(count + " mails arrived",
				() -> staffMails().size() >= count && waiting("status in ('PENDING', 'ATTEMPTING')") == 0);
		return staffMails();
	}

	private List<Received> staffMails() {
		return relay.received().stream().filter((mail) -> mail.recipient().endsWith("@lundi.example")).toList();
	}

	private long told(String recipient) {
		return waiting("recipient = '%s'".formatted(recipient));
	}

	private long told() {
		return waiting("true");
	}

	private long waiting(String condition) {
		return db.sql("select count(*) from notice where " + condition).query(Long.class).single();
	}

	/** When it began to wait, as the newsletter's clock and language have it. */
	private String since() {
		return db.sql("select to_char(created_at at time zone 'Europe/Paris', 'FMHH24 \"h\" MI') from notice")
			.query(String.class)
			.single()
			.replace(" h 00", " h");
	}

	private static ReceivedMail read(Received mail) {
		return ReceivedMail.parse(mail.content().getBytes(StandardCharsets.UTF_8));
	}

	private static String button(ReceivedMail mail) {
		return Jsoup.parse(mail.html()).select("td.button > a").attr("href");
	}

}
