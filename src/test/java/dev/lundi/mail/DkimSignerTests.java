package dev.lundi.mail;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lundi.mail.SignedMails.BOTH_PASS;
import static dev.lundi.mail.SignedMails.DNS;
import static dev.lundi.mail.SignedMails.octets;
import static dev.lundi.mail.SignedMails.text;
import static org.assertj.core.api.Assertions.assertThat;

class DkimSignerTests {

	private final DkimSigner signer = SignedMails.signer();

	private final String unsigned = text(SignedMails.mail());

	private final String signed = text(SignedMails.signed(signer, octets(unsigned)));

	@Test
	void bothSignaturesVerifyAndTheMessageStaysAsItWas() {
		assertThat(verdicts(signed)).isEqualTo(BOTH_PASS);
		assertThat(signed).endsWith("\r\n" + unsigned);
	}

	@Test
	void theSignatureSaysWhatReceiversWant() {
		List<String> signatures = List.of(signed.split("\r\n(?![ \t])")).subList(0, 2);
		assertThat(signatures).allSatisfy((signature) -> {
			DkimVerifier.Tags tags = DkimVerifier.Tags.of(signature.substring("DKIM-Signature:".length()));
			assertThat(tags.values()).containsEntry("v", "1")
				.containsEntry("c", "relaxed/relaxed")
				.containsEntry("d", "lundi.example")
				.containsEntry("q", "dns/txt")
				.containsEntry("t", "1795417200")
				.doesNotContainKeys("l", "i", "x");
			assertThat(tags.get("h").replaceAll("\\s", "").split(":", -1)).containsExactly("From", "From", "To",
					"Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type", "List-Id",
					"List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive", "Feedback-ID", "Auto-Submitted",
					"Precedence");
			assertThat(signature.split("\r\n", -1)).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(78));
		});
		assertThat(signatures.getFirst()).contains("a=rsa-sha256;", "s=r1;");
		assertThat(signatures.getLast()).contains("a=ed25519-sha256;", "s=e1;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type",
			"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive", "Feedback-ID", "Auto-Submitted",
			"Precedence" })
	void noSignedFieldCanBeAlteredOrTakenAway(String name) {
		int body = signed.indexOf("\r\n\r\n");
		Pattern pattern = Pattern.compile("(?m)^" + name + ":.*(\r\n[ \t].*)*\r\n");
		Matcher field = pattern.matcher(signed).region(0, body + 2);
		assertThat(field.find()).isTrue();
		assertBroken(signed.substring(0, field.start()) + signed.substring(field.end()));
		IntStream.range(field.start() + name.length() + 1, field.end())
			.filter((index) -> signed.charAt(index) > ' ' && index % 9 == 0)
			.forEach((index) -> {
				assertBroken(signed.substring(0, index) + "x" + signed.substring(index));
				assertBroken(withOther(signed, index));
			});
	}

	private static String withOther(String text, int index) {
		return text.substring(0, index) + (char) (text.charAt(index) ^ 1) + text.substring(index + 1);
	}

	@Test
	void nobodyCanAddAnotherSender() {
		assertBroken("From: Somebody <somebody@elsewhere.example>\r\n" + signed);
		assertBroken(signed.replace("\r\nTo: ", "\r\nFrom: Somebody <somebody@elsewhere.example>\r\nTo: "));
	}

	@Test
	void nothingInTheBodyCanBeAltered() {
		int body = signed.indexOf("\r\n\r\n") + 4;
		IntStream.range(body, signed.length()).filter((index) -> signed.charAt(index) > ' ').forEach((index) -> {
			assertThat(verdicts(withOther(signed, index))).isEqualTo(Map.of("r1", "body hash", "e1", "body hash"));
		});
		assertBroken(signed + "P.S.\r\n");
		assertBroken(signed.substring(0, body) + "\r\n" + signed.substring(body));
	}

	@Test
	void whatRelaysDoToBlanksAndCaseIsForgiven() {
		String changed = signed.replace("\r\nSubject: ", "\r\nSUBJECT:\t ")
			.replace("\r\nList-Unsubscribe-Post: ", "\r\nlist-unsubscribe-post \t: ")
			.replace(", <mailto:", ",\r\n\t  <mailto:")
			.replace("bulk\r\n", "bulk  \t\r\n")
			.replace("lundi.\r\n", "lundi. \t \r\n") + "\r\n \r\n\t\r\n";
		assertThat(changed).hasSizeGreaterThan(signed.length() + 15);
		assertThat(verdicts(changed)).isEqualTo(BOTH_PASS);
		assertThat(verdicts("Received: from relay.example; today\r\n" + changed)).isEqualTo(BOTH_PASS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\r\n", "\r\n\r\n", "\r\n\r\n\r\n\r\n \r\n", "\r\n\r\nno end", "\r\n\r\n \r\n\r\na",
			"\r\n\r\na \r", "\r\n\r\n\n", "\r\n\r\na\rb\n c\r\n" })
	void anyBodyIsSigned(String rest) {
		String message = text(SignedMails.signed(signer, octets("From: a@lundi.example\r\nSubject: b" + rest)));
		assertThat(verdicts(message)).isEqualTo(BOTH_PASS);
	}

	@ParameterizedTest
	@CsvSource({ "300", "5000" })
	void hostileWordsInFieldsAreSignedAsTheyStand(int length) {
		String[] words = { "=?UTF-8?Q?=C3=A9?=", ";b=", "\u202Ealler\u202C", "日本", " ", "\t", "x".repeat(70), "DKIM:" };
		for (int seed = 0; seed < 40; seed++) {
			Random random = new Random(seed);
			StringBuilder text = new StringBuilder();
			while (text.length() < length) {
				text.append(words[random.nextInt(words.length)]);
			}
			byte[] mail = SignedMails.mail(text.toString(), text.reverse().toString(), text.toString());
			assertThat(DkimVerifier.verify(SignedMails.signed(signer, mail), DNS)).as("seed %d", seed)
				.isEqualTo(BOTH_PASS);
		}
	}

	@Test
	void aFieldThatStandsTwiceIsSignedTwice() {
		String twice = text(SignedMails.signed(signer, octets("From: a@b.example\r\nTo: c\r\nTo: d\r\n\r\nbody\r\n")));
		assertThat(verdicts(twice)).isEqualTo(BOTH_PASS);
		assertBroken(twice.replace("To: c", "To: e"));
		assertBroken(twice.replace("To: d", "To: e"));
	}

	@Test
	void manyThreadsSignAtOnce() {
		byte[] mail = SignedMails.mail();
		assertThat(IntStream.range(0, 400)
			.parallel()
			.mapToObj((n) -> DkimVerifier.verify(SignedMails.signed(signer, mail), DNS)))
			.allSatisfy((verdicts) -> assertThat(verdicts).isEqualTo(BOTH_PASS));
	}

	@Test
	void withoutAKeyNothingIsAdded() {
		assertThat(SignedMails.text(SignedMails.mail())).doesNotContainIgnoringCase("DKIM-Signature");
		assertThat(DkimSigner.none().domain()).isEmpty();
	}

	private static void assertBroken(String message) {
		assertThat(verdicts(message)).hasSize(2).doesNotContainValue("pass");
	}

	private static Map<String, String> verdicts(String message) {
		return DkimVerifier.verify(octets(message), DNS);
	}

}
