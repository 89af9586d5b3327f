package dev.lundi.relay;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyRulesTests {

	@ParameterizedTest
	@CsvSource({ "550,5.1.1 no such user,ADDRESS", "551,gone away,ADDRESS", "553,5.1.3 bad syntax,ADDRESS",
			"550,5.1.10 null mx,ADDRESS", "550,no,ADDRESS", "552,mailbox full,MAILBOX", "552,5.2.2 over quota,MAILBOX",
			"550,5.2.1 disabled,MAILBOX", "550,5.7.1 blocked,POLICY", "554,5.7.26 unauthenticated,POLICY",
			"554,go away,POLICY", "550,5.1.2 bad system,ADDRESS", "550,5.1.6 moved,ADDRESS",
			"556,5.1.10 null mx,ADDRESS", "550,5.4.1 access denied,ADDRESS", "552,5.3.4 too big,CONTENT",
			"550,5.2.3 too long,CONTENT", "530,authenticate,POLICY" })
	void aRefusedRecipientIsRejectedForItsReason(int code, String text, Rejection rejection) {
		Reply reply = Reply.parse(code, code + " " + text);
		assertThat(ReplyRules.onRecipient(reply)).isEqualTo(new SendResult.Rejected(rejection, reply));
	}

	@ParameterizedTest
	@CsvSource({ "552,5.3.4 too big,CONTENT", "554,5.6.0 bad content,CONTENT", "554,no,CONTENT",
			"550,5.7.1 spam,POLICY", "552,too big,CONTENT", "550,5.1.1 no such user,ADDRESS", "552,5.2.2 full,MAILBOX",
			"500,5.3.0 failed,CONTENT" })
	void aRefusedContentIsRejectedForItsReason(int code, String text, Rejection rejection) {
		Reply reply = Reply.parse(code, code + " " + text);
		assertThat(ReplyRules.onContent(reply)).isEqualTo(new SendResult.Rejected(rejection, reply));
	}

	@ParameterizedTest
	@CsvSource({ "450,4.2.0 later", "451,4.7.1 greylisted", "452,4.2.2 full", "421,4.7.0 closing" })
	void aTransientReplyDefersWhereverItComes(int code, String text) {
		Reply reply = Reply.parse(code, code + " " + text);
		SendResult deferred = new SendResult.Deferred(reply);
		assertThat(ReplyRules.onSender(reply)).isEqualTo(deferred);
		assertThat(ReplyRules.onRecipient(reply)).isEqualTo(deferred);
		assertThat(ReplyRules.onContent(reply)).isEqualTo(deferred);
	}

	/** The relay has lost its place: that is nobody's fault but its own. */
	@ParameterizedTest
	@ValueSource(strings = { "5.5.1 MAIL first", "bad sequence of commands" })
	void aBadSequenceOfCommandsSaysNothingOfTheRecipientOrTheMail(String text) {
		Reply reply = Reply.parse(503, "503 " + text);
		SendResult.Deferred deferred = new SendResult.Deferred(reply);
		assertThat(deferred.isOfTheRelay()).isTrue();
		assertThat(ReplyRules.onSender(reply)).isEqualTo(deferred);
		assertThat(ReplyRules.onRecipient(reply)).isEqualTo(deferred);
		assertThat(ReplyRules.onContent(reply)).isEqualTo(deferred);
	}

	@ParameterizedTest
	@CsvSource({ "550,5.7.1 not you", "530,5.7.0 authenticate first", "553,no", "550,5.1.8 unknown domain" })
	void aRefusedSenderIsNotTheRecipientsFault(int code, String text) {
		Reply reply = Reply.parse(code, code + " " + text);
		assertThat(ReplyRules.onSender(reply)).isEqualTo(new SendResult.SenderRefused(reply));
	}

	/** As Postfix does, which keeps every refusal until then. */
	@ParameterizedTest
	@ValueSource(strings = { "5.1.7 bad sender syntax", "5.1.8 sender's domain not found" })
	void aSenderCanBeRefusedAtTheRecipientToo(String text) {
		Reply reply = Reply.parse(550, "550 " + text);
		assertThat(ReplyRules.onRecipient(reply)).isEqualTo(new SendResult.SenderRefused(reply));
		assertThat(ReplyRules.onContent(reply)).isEqualTo(new SendResult.SenderRefused(reply));
	}

	@ParameterizedTest
	@CsvSource({ "552,5.3.4 message too big", "552,too much", "554,5.6.7 no SMTPUTF8" })
	void aMailThatIsTooMuchForTheRelayIsNotTheSendersFault(int code, String text) {
		Reply reply = Reply.parse(code, code + " " + text);
		assertThat(ReplyRules.onSender(reply)).isEqualTo(new SendResult.Rejected(Rejection.CONTENT, reply));
	}

	@ParameterizedTest
	@CsvSource({ "5.1.1,true", "5.1.10,true", "5.1.2,false", "5.1.3,false", "5.2.1,false", "5.7.1,false" })
	void onlyAMailboxThatIsNotThereIsUnknown(String code, boolean unknown) {
		SendResult result = ReplyRules.onRecipient(Reply.parse(550, "550 " + code + " no"));
		assertThat(((SendResult.Rejected) result).unknownMailbox()).isEqualTo(unknown);
	}

	@Test
	void aReplyIsOneShortLineWithoutControlCharacters() {
		Reply reply = Reply.parse(550, "550-5.1.1 first\u0007\r\n550 5.1.1 second \u202Eline" + "x".repeat(600));
		assertThat(reply.enhancedCode()).isEqualTo("5.1.1");
		assertThat(reply.text()).startsWith("5.1.1 first 5.1.1 second linex").hasSize(512);
	}

}
