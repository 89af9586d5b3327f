package dev.lundi.pipeline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.content.Week;
import dev.lundi.support.Received;
import dev.lundi.support.Until;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeeklyRunsTests extends WeeklyRunScene {

	@Test
	void everybodyGetsOneMailOfTheirOwn() {
		assertThat(run("edito").status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE).allSatisfy((reader, copies) -> assertThat(copies).isOne());
		assertThat(relay.received()).extracting((mail) -> mail.header("List-Unsubscribe")).doesNotHaveDuplicates();
		assertThat(relay.received()).allSatisfy((mail) -> {
			assertThat(mail.header("To")).isEqualTo(mail.recipient());
			assertThat(mail.content()).contains(mail.recipient().equals(reader(1)) ? "Lectrice 1" : "Le train de 7");
		});
		assertThat(content(reader(1))).contains("Hello").doesNotContain("Lectrice 2");
		assertThat(content(reader(2))).contains("Bonjour", "Lectrice 2");
	}

	@Test
	void everyMailHasTheHeadersOfAListExactlyOnce() {
		run("edito");
		assertThat(relay.received()).allSatisfy((mail) -> {
			for (String name : List.of("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version",
					"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive", "Feedback-ID",
					"Auto-Submitted", "Precedence")) {
				assertThat(mail.headers(name)).as(name).hasSize(1);
			}
			assertThat(mail.header("List-Unsubscribe")).matches(
					"<https://lundi\\.example/unsubscribe/[\\w-]+>, <mailto:redaction@lundi\\.example\\?subject=.+>");
			assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
			assertThat(mail.header("Feedback-ID")).matches("2026-W10:edito:issue:[a-z0-9]{5,15}");
			assertThat(mail.sender()).matches("bounce-\\d+-\\d+-[0-9a-f]{16}@lundi\\.example");
		});
		assertThat(relay.received()).extracting((mail) -> mail.header("Feedback-ID"))
			.containsOnly(relay.received().getFirst().header("Feedback-ID"));
	}

	@Test
	void theLedgerSaysWhatTheRelayReceived() {
		run("edito");
		Map<String, String> witness = relay.received()
			.stream()
			.collect(Collectors.toMap(Received::recipient, (mail) -> mail.header("Message-ID")));
		Map<String, String> ledger = db
			.sql("""
					select s.email, '<' || d.message_id || '>' as id from delivery d join subscriber s on s.id = d.subscriber
					where d.status = 'ACCEPTED' and d.relay_queue_id <> ''
					""")
			.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		assertThat(ledger).isEqualTo(witness).hasSize(AUDIENCE);
		assertThat(progress("edito").balances()).isTrue();
	}

	@Test
	void aSecondStartIsRefusedAndNamesTheFirstHoweverManyComeAtOnce() throws Exception {
		List<Callable<Boolean>> starts = IntStream.range(0, 20)
			.<Callable<Boolean>>mapToObj((n) -> () -> startsOrIsRefused("operator " + n))
			.toList();
		try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
			long started = threads.invokeAll(starts).stream().map(Future::resultNow).filter((won) -> won).count();
			assertThat(started).isOne();
		}
		Until.holds("the run ends", () -> status("edito") == RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(AUDIENCE).allSatisfy((reader, copies) -> assertThat(copies).isOne());
	}

	private boolean startsOrIsRefused(String operator) {
		try {
			runs.start("edito", WEEK, operator).join();
			return true;
		}
		catch (RunExistsException ex) {
			assertThat(ex).hasMessageContaining("edito 2026-W10").hasMessageContaining("started by operator ");
			return false;
		}
	}

	@Test
	void aWeekWithoutAnEditorialSendsNothing() {
		Run run = runs.start("edito", Week.parse("2026-W11"), "test").join();
		assertThat(run.status()).isEqualTo(RunStatus.SKIPPED);
		assertThat(relay.received()).isEmpty();
	}

	@Test
	void aRunOfAnUnknownNewsletterIsRefusedWithTheKnownOnes() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> runs.start("edita", WEEK, "test"))
			.withMessageContaining("edito, relu");
	}

	private RunStatus status(String newsletter) {
		return runs.find(newsletter, WEEK).orElseThrow().status();
	}

	private String content(String reader) {
		return relay.received()
			.stream()
			.filter((mail) -> mail.recipient().equals(reader))
			.findFirst()
			.orElseThrow()
			.content();
	}

}
