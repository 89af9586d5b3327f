package dev.lundi.feedback;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.support.Until;
import jakarta.mail.Flags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the mails in a mailbox that people read too. */
class UnsubscribeMailsTests extends MailboxScene {

	@Test
	void aMailWithTheTokenEndsTheSubscriptionAndIsRead() throws Exception {
		arrives(mail("unsubscribe " + token));
		assertThat(mails(settings()).round()).isEqualTo(1);
		assertThat(subscription()).isEqualTo("UNSUBSCRIBED");
		assertThat(ended()).containsExactly("MAIL");
		assertThat(seen()).containsExactly(true);
		assertThat(mailbox()).noneMatch((mail) -> mail.isSet(Flags.Flag.DELETED));
	}

	@Test
	void theMailThatTheHeaderAsksForIsTheOneThatIsObeyed() throws Exception {
		String uri = links.unsubscribe("edito", db.sql("select id from subscriber").query(Long.class).single())
			.mail("redaction@lundi.example");
		arrives(mail(uri.replaceFirst(".*subject=", "").replace("%20", " ")));
		mails(settings()).round();
		assertThat(subscription()).isEqualTo("UNSUBSCRIBED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Re: unsubscribe %s", "TR : Unsubscribe   %s", "unsubscribe\n %s",
			"Fwd:\n unsubscribe\n\t%s", "UNSUBSCRIBE %s (sent from a phone)", "unsubscribe%%20%s",
			"please unsubscribe, I mean unsubscribe %s", "=?UTF-8?Q?R=C3=A9p=3A_unsubscribe_quoted?=",
			"=?iso-8859-1?q?unsubscribe?= %s", "=?UTF-8?B?base64?=" })
	void mailProgramsMayWriteTheSubjectInTheirWay(String subject) throws Exception {
		String written = subject.formatted(token)
			.replace("quoted", quoted(token))
			.replace("base64", Base64.getEncoder().encodeToString(("unsubscribe " + token).getBytes(UTF_8)));
		arrives(mail(written));
		assertThat(mails(settings()).round()).isEqualTo(1);
		assertThat(subscription()).isEqualTo("UNSUBSCRIBED");
		assertThat(seen()).containsExactly(true);
	}

	@Test
	void aTokenMayBeCutIntoTwoEncodedWords() throws Exception {
		String first = quoted(token.substring(0, 10));
		String second = quoted(token.substring(10));
		arrives(mail("=?UTF-8?Q?unsubscribe_%s?=\n =?UTF-8?Q?%s?=".formatted(first, second)));
		mails(settings()).round();
		assertThat(subscription()).isEqualTo("UNSUBSCRIBED");
	}

	/** A plain "_" would be a space (RFC 2047 §4.2). */
	private static String quoted(String text) {
		return text.replace("_", "=5F");
	}

	@Test
	void otherMailsStayAsTheyAre() throws Exception {
		List<String> others = Stream
			.of("unsubscribe", "unsubscribe me please", "Votre édito", "unsubscribe " + altered(),
					"unsubscribe " + token.substring(0, token.length() - 1), "unsubscribe " + token + "A",
					"unsubscribe " + token.toLowerCase(Locale.ROOT), token, "unsubscribe" + token,
					"=?x-unknown?Q?unsubscribe?= " + token, "=?UTF-8?B?%%%?= unsubscribe ", "unsubscribe\0" + token, "")
			.map((subject) -> mail(subject))
			.toList();
		others.forEach(this::arrives);
		arrives("From: ada@example.org\n\nunsubscribe " + token + "\n");
		List<String> before = flags();
		assertThat(mails(settings()).round()).isZero();
		assertThat(flags()).isEqualTo(before).hasSize(others.size() + 1);
		assertThat(seen()).containsOnly(false);
		assertThat(subscription()).isEqualTo("CONFIRMED");
		assertThat(ended()).isEmpty();
	}

	private String altered() {
		return token.substring(0, 12) + ((token.charAt(12) == 'A') ? 'B' : 'A') + token.substring(13);
	}

	/** Without Recent, which goes when anybody looks, and went from RFC 9051. */
	private List<String> flags() {
		return mailbox().stream().map((mail) -> {
			Flags flags = mail.getFlags();
			flags.remove(Flags.Flag.RECENT);
			return mail.getUid() + " " + flags;
		}).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; owner-email=a@b.example",
			"auto-submitted: AUTO-NOTIFIED", "Precedence: bulk", "precedence:  Junk", "X-Autoreply: yes",
			"Return-Path: <>", "Auto-Submitted: nobody-knows" })
	void whatAProgramAnswersByItselfIsNobodysWish(String field) throws Exception {
		arrives(mail("Re: unsubscribe " + token, field));
		assertThat(mails(settings()).round()).isZero();
		assertUntouched();
	}

	@ParameterizedTest
	@ValueSource(strings = { "MAILER-DAEMON@mx.example", "Mail Delivery System <mailer-daemon@mx.example>",
			"MAILER-DAEMON (Mail Delivery System)" })
	void aReportOfAMailServerIsNobodysWish(String sender) throws Exception {
		arrives(mail("unsubscribe " + token).replace("Ada <ada@example.org>", sender));
		assertThat(mails(settings()).round()).isZero();
		assertUntouched();
	}

	private void assertUntouched() {
		assertThat(subscription()).isEqualTo("CONFIRMED");
		assertThat(seen()).containsExactly(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Auto-Submitted: no", "Auto-Submitted: No (by hand)", "Precedence: first-class" })
	void whatSomebodyWroteIs(String field) throws Exception {
		arrives(mail("unsubscribe " + token, field));
		assertThat(mails(settings()).round()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void aHostileMailCostsNothingButItself(String hostile) throws Exception {
		arrives(mail("unsubscribe " + token));
		arrives(hostile);
		assertThat(mails(settings()).round()).isEqualTo(1);
		assertThat(subscription()).isEqualTo("UNSUBSCRIBED");
		assertThat(seen()).containsExactly(true, false);
	}

	static Stream<String> hostile() {
		String long1 = "x".repeat(1_000_000);
		return Stream.of("\n", "no field at all", "Subject", mail(long1), mail("=?" + long1), mail("\0\0\u0001"),
				mail("=?UTF-8?B?" + "AAAA".repeat(20_000)), mail("unsubscribe ".repeat(100_000)), mail("a") + long1,
				mail("=?a?q?b?= ".repeat(50_000)),
				mail("a",
						IntStream.range(0, 5_000)
							.mapToObj((n) -> "Subject: unsubscribe " + n)
							.collect(Collectors.joining("\n"))));
	}

	@Test
	void aThousandFieldsBeforeTheSubjectHideNothing() throws Exception {
		arrives(mail("unsubscribe " + token,
				IntStream.range(0, 1_000)
					.mapToObj((n) -> "X-%d: %s".formatted(n, "y".repeat(70)))
					.toArray(String[]::new)));
		assertThat(mails(settings()).round()).isEqualTo(1);
	}

	@Test
	void whoLeavesTwiceHasLeftOnce() throws Exception {
		arrives(mail("unsubscribe " + token));
		arrives(mail("Re: unsubscribe " + token));
		assertThat(mails(settings()).round()).isEqualTo(2);
		assertThat(mails(settings()).round()).isZero();
		assertThat(ended()).containsExactly("MAIL");
		assertThat(seen()).containsExactly(true, true);
	}

	@Test
	void anErasedPersonsMailIsObeyedToo() throws Exception {
		arrives(mail("unsubscribe " + token));
		db.sql("truncate subscriber cascade").update();
		assertThat(mails(settings()).round()).isEqualTo(1);
		assertThat(seen()).containsExactly(true);
	}

	@Test
	void whatSomebodyHasReadIsTheirs() throws Exception {
		arrives(mail("unsubscribe " + token));
		mailbox().getFirst().setFlag(Flags.Flag.SEEN, true);
		assertThat(mails(settings()).round()).isZero();
		assertThat(subscription()).isEqualTo("CONFIRMED");
	}

	@Test
	void itIsMarkedAsDeletedIfThatIsWished() throws Exception {
		arrives(mail("unsubscribe " + token));
		arrives(mail("Bonjour"));
		mails(settings(server.getImap().getPort(), PASSWORD, true)).round();
		assertThat(mailbox()).extracting((mail) -> mail.isSet(Flags.Flag.DELETED)).containsExactly(true, false);
	}

	@Test
	void aFullMailboxIsLookedAtRoundByRoundTheNewestFirst() throws Exception {
		arrives(mail("unsubscribe " + token));
		IntStream.range(0, 300).forEach((n) -> arrives(mail("Bonjour " + n)));
		UnsubscribeMails mails = mails(settings());
		assertThat(mails.round()).isZero();
		assertThat(mails.round()).isEqualTo(1);
		arrives(mail("Re: unsubscribe " + token));
		assertThat(mails.round()).isEqualTo(1);
	}

	@Test
	void twoNodesDoNoHarmToEachOther() throws Exception {
		IntStream.range(0, 20).forEach((n) -> arrives(mail("unsubscribe " + token)));
		CompletableFuture<Void> other = CompletableFuture.runAsync(this::roundsUntilOneEnds);
		roundsUntilOneEnds();
		other.join();
		assertThat(seen()).containsOnly(true);
		assertThat(ended()).containsExactly("MAIL");
	}

	/**
	 * A server may hang up on one of two who flag the same mail: that one comes again.
	 */
	private void roundsUntilOneEnds() {
		Until.holds("a round ends", () -> {
			try {
				return mails(settings()).round() >= 0;
			}
			catch (MailboxException ex) {
				return false;
			}
		});
	}

}
