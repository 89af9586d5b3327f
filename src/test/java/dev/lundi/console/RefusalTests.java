package dev.lundi.console;

import java.time.Duration;
import java.util.List;

import dev.lundi.mail.EmailAddress;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator is answered over HTTP who asks for what cannot be. */
class RefusalTests extends HttpScene {

	@Autowired
	private Suppressions suppressions;

	@Test
	void aStartForNobodySaysHowManyHaveNotConfirmedAndHowManyMustNotBeMailed() {
		readers(7);
		db.sql("update subscription set status = case when subscriber % 2 = 0 then 'UNSUBSCRIBED' else 'PENDING' end")
			.update();
		long unconfirmed = db.sql("select count(*) from subscription where status = 'PENDING'")
			.query(Long.class)
			.single();
		suppress("select email_key from subscriber where id in (select subscriber from subscription "
				+ "where status = 'PENDING' order by subscriber limit 2)");
		HttpOperator.Answer refused = start(nora());
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.alert()).isEqualTo(("0 destinataire pour L’édito du lundi : %d personnes n’ont pas encore "
				+ "confirmé, 2 personnes ne doivent pas être contactées. Rien n’a été lancé.")
			.formatted(unconfirmed));
		assertThat(start(amy()).alert()).startsWith("0 recipients for L’édito du lundi: ");
		assertThat(runs.latest()).noneMatch((run) -> "nora".equals(run.startedBy()));
	}

	@Test
	void aStartForPeopleWhoAllMustNotBeMailedIsAStartForNobody() {
		readers(3);
		suppress("select email_key from subscriber");
		HttpOperator.Answer refused = start(nora());
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.alert()).contains("0 destinataire", "personne n’attend de confirmer",
				"3 personnes ne doivent pas être contactées");
		db.sql("delete from suppression where ctid in (select ctid from suppression limit 1)").update();
		assertThat(start(nora()).status()).as("one may be mailed").isEqualTo(302);
		awaitRun(RunStatus.COMPLETED);
		assertThat(relay.received()).hasSize(1);
	}

	private void suppress(String addresses) {
		db.sql(addresses)
			.query(String.class)
			.list()
			.forEach((address) -> suppressions.add(EmailAddress.parse(address), SuppressionReason.OBJECTION));
	}

	@Test
	void aSecondStartNamesThePresentStateAndWhatCanBeDone() {
		HttpOperator nora = nora();
		pauseInTheMiddle(nora);
		HttpOperator.Answer second = start(nora);
		assertThat(second.status()).isEqualTo(409);
		assertThat(second.alert()).contains("existe déjà, lancé par nora", "Cet envoi est en pause.",
				"Possible à présent : reprendre, annuler.");
		assertThat(second.document().select("[role=alert] a").attr("href")).isEqualTo(RUN);
		nora.press(RUN + "/resume");
		awaitRun(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(200).allSatisfy((reader, copies) -> assertThat(copies).isOne());
	}

	@Test
	void whatIsFinishedIsNotResumed() {
		readers(1);
		HttpOperator nora = nora();
		start(nora);
		awaitRun(RunStatus.COMPLETED);
		HttpOperator.Answer refused = nora.press(RUN + "/resume");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.alert())
			.isEqualTo("Rien n’a été repris : cet envoi est complet. Il n’y a plus rien à y faire.");
		assertThat(relay.received()).hasSize(1);
	}

	@Test
	void whatIsCancelledIsNotCancelledAgain() {
		HttpOperator nora = nora();
		pauseInTheMiddle(nora);
		assertThat(nora.press(RUN + "/cancel").status()).isEqualTo(302);
		awaitRun(RunStatus.CANCELLED);
		HttpOperator.Answer refused = nora.press(RUN + "/cancel");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.alert())
			.isEqualTo("Rien n’a été annulé : cet envoi est annulé. Possible à présent : essayer de nouveau.");
		assertThat(amy().press(RUN + "/cancel").alert())
			.isEqualTo("Nothing was cancelled: this run is cancelled. What can be done now: try again.");
	}

	private void pauseInTheMiddle(HttpOperator operator) {
		readers(200);
		assertThat(start(operator).location()).endsWith(RUN);
		Until.holds("it is under way", () -> relay.received().size() > 10);
		assertThat(operator.press(RUN + "/pause").status()).isEqualTo(302);
		awaitRun(RunStatus.HELD);
	}

	@Test
	void aServerWhoseClockIsWrongSendsNothingAndSaysByHowMuch() {
		readers(2);
		AHEAD.set(Duration.ofSeconds(7 * 60 + 20));
		HttpOperator nora = nora();
		start(nora);
		awaitRun(RunStatus.HELD);
		for (String path : List.of("/console", RUN)) {
			assertThat(nora.get(path).document().select(".notice").text()).as(path)
				.contains("L’horloge de ce serveur diffère de 7 min de celle de la base de données",
						"Mettez les deux à l’heure");
			assertThat(amy().get(path).document().select(".notice").text()).as(path)
				.contains("The clock of this server differs by 7 min from the database’s");
		}
		assertThat(relay.received()).isEmpty();
		AHEAD.set(Duration.ZERO);
		assertThat(nora.press(RUN + "/resume").status()).isEqualTo(302);
		awaitRun(RunStatus.COMPLETED);
		assertThat(relay.received()).hasSize(2);
	}

}
