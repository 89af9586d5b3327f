package dev.lundi.inbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedInboxTests extends OpenInbox {

	@Test
	void saysWhatItCan() throws IOException {
		try (SmtpConversation sender = new SmtpConversation(inbox.port())) {
			assertThat(sender.say("EHLO sender.example")).contains("SIZE 1048576", "8BITMIME", "SMTPUTF8");
		}
	}

	@Test
	void manySendersAtOnceLoseNothing() throws Exception {
		String content = "Subject: s\r\n\r\n" + "Une ligne de trente octets !!\r\n".repeat(1_000);
		try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
			List<Callable<Integer>> jobs = IntStream.range(0, 8)
				.<Callable<Integer>>mapToObj(sender -> () -> deliverMany(sender, content))
				.toList();
			for (Future<Integer> accepted : senders.invokeAll(jobs)) {
				assertThat(accepted.get()).isEqualTo(50);
			}
		}
		assertThat(mails.count("")).isEqualTo(400);
		assertThat(jdbc.sql("select count(distinct recipient) from inbox_mail").query(Long.class).single())
			.isEqualTo(400);
	}

	private int deliverMany(int sender, String content) throws IOException {
		int accepted = 0;
		try (SmtpConversation conversation = new SmtpConversation(inbox.port())) {
			for (int number = 0; number < 50; number++) {
				String recipient = sender + "-" + number + "@example.org";
				accepted += conversation.deliver("a@lundi.example", recipient, content).startsWith("250") ? 1 : 0;
			}
		}
		return accepted;
	}

	@Test
	void listensOnTheLoopbackAddressOnly() {
		assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.2"), inbox.port()).close())
			.isInstanceOf(IOException.class);
	}

	@Test
	void aTakenPortIsExplained() {
		EmbeddedInbox second = new EmbeddedInbox(mails, new InboxSettings(inbox.port()));
		assertThatThrownBy(second::start).isInstanceOf(InboxPortTakenException.class)
			.hasMessageContaining("127.0.0.1:" + inbox.port())
			.satisfies(ex -> assertThat(new InboxPortTakenAnalyzer().analyze(ex)).extracting("action")
				.asString()
				.contains("lundi.inbox.port"));
		assertThat(second.isRunning()).isFalse();
	}

	@Test
	void startsBeforeAndStopsAfterWhatSends() {
		assertThat(inbox.getPhase()).isNegative();
		inbox.stop();
		assertThat(inbox.isRunning()).isFalse();
		inbox.start();
		assertThat(inbox.port()).isPositive();
	}

}
