package dev.lundi.letter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.issue.Issue;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.support.HostileWords;
import dev.lundi.support.MailCheck;
import dev.lundi.support.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every message keeps to, whoever gets it. {@code -Dlundi.proof=true} makes many
 * more of them.
 */
class MessageTests extends PressScene {

	private static final boolean PROOF = Boolean.getBoolean("lundi.proof");

	private static final int MAILS = PROOF ? 10_000 : 500;

	private static final int MESSAGE_IDS = PROOF ? 1_000_000 : 20_000;

	private static final List<String> ADDRESSES = List.of("ada@example.org", "a.b+c@bücher.example",
			"x".repeat(64) + "@example.org", "o'brien&co=1@" + "d".repeat(60) + "." + "e".repeat(60) + ".example");

	@Test
	void noMailOfANastyCorpusHasADefect(@TempDir Path folder) throws Exception {
		Press press = letters.press(nastyIssue());
		List<Subscriber> readers = nastyReaders();
		for (Subscriber reader : readers) {
			ComposedEmail mail = press.compose(reader);
			assertThat(MailCheck.defects(mail.content())).as("mail to %s", reader.name()).isEmpty();
			Files.write(
					folder.resolve("%05d%s.eml".formatted(reader.id(), reader.email().needsSmtpUtf8() ? "-utf8" : "")),
					mail.content());
		}
		assertThat(readByPython(folder)).containsExactly(readers.size() + " read");
	}

	private Issue nastyIssue() {
		Issue nasty = issue("2026-W14", "Ça alors\u202f! 🎉👩‍👩‍👧‍👦 " + "très long, ".repeat(12) + "نور", 1);
		nasty.changePreheader("=?UTF-8?Q?=0D=0ABcc?= …");
		return nasty;
	}

	private static List<Subscriber> nastyReaders() {
		List<String> words = HostileWords.all();
		Random random = new Random(11);
		return IntStream.range(0, MAILS).mapToObj((number) -> {
			String name = words.get(number % words.size())
					+ ((number < words.size()) ? "" : words.get(random.nextInt(words.size())));
			String address = (number % 50 == 0) ? "élodie@müller.example" : ADDRESSES.get(number % ADDRESSES.size());
			return reader(number, name, address, (number % 2 == 0) ? "fr" : "en");
		}).toList();
	}

	private static List<String> readByPython(Path folder) throws IOException, InterruptedException {
		Process python = python(folder);
		Assumptions.assumeTrue(python != null, "python3 is not installed");
		List<String> lines = python.inputReader().lines().toList();
		assertThat(python.waitFor(10, TimeUnit.SECONDS)).isTrue();
		return lines;
	}

	private static @Nullable Process python(Path folder) {
		try {
			return new ProcessBuilder("python3", "src/test/resources/dev/lundi/letter/strict.py", folder.toString())
				.redirectErrorStream(true)
				.start();
		}
		catch (IOException ex) {
			return null;
		}
	}

	@Test
	void everyHeaderThatAListMustHaveSaysWhatItMust() {
		ComposedEmail mail = letters.press(issue).compose(reader(42, "Ada", "ada@example.org", "fr"));
		String head = new String(mail.content(), StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0].replace("\r\n ",
				" ");
		assertThat(head.lines()
			.map((line) -> line.replaceAll("[0-9a-f]{16,}|/[\\w-]{30,}|%20[\\w-]{30,}|(?<=:lundi)[0-9a-f]{8}", "…")))
			.containsExactly("Date: Mon, 23 Mar 2026 07:00:00 +0000",
					"Message-ID: <%d.…@lundi.example>".formatted(issue.id()), "To: ada@example.org",
					"List-Unsubscribe: <https://lundi.example/unsubscribe…>, <mailto:redaction@lundi.example?subject=unsubscribe…>",
					"From: =?UTF-8?Q?L=E2=80=99=C3=A9dito_du_lundi?= <edito@lundi.example>",
					"Reply-To: redaction@lundi.example", "Subject: =?UTF-8?Q?L=E2=80=99ardoise_et_la_conversation?=",
					"List-Id: <edito.lundi.example>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
					"List-Archive: <https://lundi.example/n/edito/issues>", "Feedback-ID: 2026-W12:edito:issue:lundi…",
					"Auto-Submitted: auto-generated", "Precedence: bulk", "MIME-Version: 1.0",
					"Content-Type: multipart/alternative; boundary=\"=_lundi\"");
	}

	@Test
	void aFeedbackIdIsTheSameForTheWholeIssue() {
		Press press = letters.press(issue);
		assertThat(Stream
			.of(reader(1, "Ada", "ada@example.org", "fr"), reader(2, null, "b@example.org", "en"),
					reader(3, "李", "c@example.org", "en"))
			.map((reader) -> header("Feedback-ID", press.compose(reader)))
			.distinct()).singleElement().asString().matches("[^:]+:[^:]+:[^:]+:[a-z0-9]{5,15}");
	}

	@Test
	void noTwoMailsShareAMessageIdAndEachKeepsItsOwn() {
		Set<String> ids = new HashSet<>();
		for (long subscriber = 1; subscriber <= MESSAGE_IDS / 2; subscriber++) {
			ids.add(identity.messageId(1, subscriber, "lundi.example"));
			ids.add(identity.messageId(2, subscriber, "lundi.example"));
		}
		assertThat(ids).hasSize(MESSAGE_IDS).contains(identity.messageId(2, 77, "lundi.example"));
		Press press = letters.press(issue);
		Subscriber ada = reader(987_654_321, "Ada", "ada@example.org", "fr");
		assertThat(press.compose(ada).messageId()).isEqualTo(press.compose(ada).messageId())
			.isEqualTo(press.messageId(ada))
			.doesNotContain("ada", "987654321");
	}

	@Test
	void bothPartsSayWhatWasRendered() {
		Subscriber ada = reader(1, "Ada", "ada@example.org", "fr");
		ReceivedMail mail = ReceivedMail.parse(letters.press(issue).compose(ada).content());
		assertThat(mail.html().replace("\r\n", "\n")).isEqualTo(letters.write(issue, ada).rendered().html());
		assertThat(mail.text().replace("\r\n", "\n")).isEqualTo(letters.write(issue, ada).rendered().text());
		assertThat(mail.subject()).isEqualTo(issue.subject());
	}

	private static String header(String name, ComposedEmail mail) {
		return new String(mail.content(), StandardCharsets.US_ASCII).lines()
			.filter((line) -> line.startsWith(name + ": "))
			.findFirst()
			.orElseThrow()
			.substring(name.length() + 2);
	}

}
