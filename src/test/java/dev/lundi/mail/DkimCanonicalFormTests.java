package dev.lundi.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.lundi.mail.SignedMails.octets;
import static org.assertj.core.api.Assertions.assertThat;

/** Against the examples that the RFCs print. */
class DkimCanonicalFormTests {

	private static final Path SAMPLES = Path.of("src/test/resources/dev/lundi/mail");

	private static final List<String> RFC_8463_NAMES = List.of("from", "to", "subject", "date", "message-id", "from",
			"subject", "date");

	@Test
	void fieldsAreThoseOfRfc6376Section345() {
		HeaderBlock headers = HeaderBlock.of(octets("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n"));
		assertThat(headers.canonical(List.of("a", "b"))).isEqualTo("a:X\r\nb:Y Z\r\n");
		assertThat(headers.bodyStart()).isEqualTo(22);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			" C \\r\\nD \\t E\\r\\n\\r\\n\\r\\n", " C\\r\\nD E\\r\\n"
			"a", "a\\r\\n"
			"", ""
			"\\r\\n\\r\\n", ""
			" \\r\\n\\t\\r\\n", ""
			"a \\t\\tb  \\r\\n  c", "a b\\r\\n c\\r\\n"
			"\\t\\ta\\t \\r\\n \\r\\nb", " a\\r\\n\\r\\nb\\r\\n"
			"a\\r \\r\\n", "a\\r\\r\\n"
			"a\\n\\r\\n", "a\\n\\r\\n"
			""")
	void bodiesAreThoseOfRfc6376Section344(String body, String canonical) {
		assertThat(BodyHash.relaxed(octets(body.translateEscapes()), 0))
			.isEqualTo(Sha256.of(octets(canonical.translateEscapes())));
	}

	@Test
	void anyBodyHasTheHashThatTheVerifierFinds() {
		DkimSigner signer = SignedMails.signer(List.of(SignedMails.ED25519.signing("e1")));
		String[] pieces = { " ", " ", "\t", "\r\n", "\r\n", "\r", "\n", "a", "=C3=A9", "b c" };
		for (int seed = 0; seed < 3000; seed++) {
			Random random = new Random(seed);
			StringBuilder body = new StringBuilder("From: a@lundi.example\r\n\r\n");
			random.ints(random.nextInt(40), 0, pieces.length).forEach((piece) -> body.append(pieces[piece]));
			assertThat(DkimVerifier.verify(SignedMails.signed(signer, octets(body.toString())), SignedMails.DNS))
				.as("seed %d", seed)
				.isEqualTo(Map.of("e1", "pass"));
		}
	}

	@Test
	void theVerifierTakesTheMessageOfRfc8463() throws IOException {
		assertThat(DkimVerifier.verify(octets(rfc8463()), Map.of("brisbane._domainkey.football.example.com",
				"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
				"test._domainkey.football.example.com",
				"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB")))
			.isEqualTo(Map.of("brisbane", "pass", "test", "pass"));
	}

	@Test
	void bothSignaturesOfRfc8463ComeOutBitForBit() throws IOException {
		String[] fields = rfc8463().split("\r\n(?![ \t])", -1);
		assertThat(resigned(fields[0], ed25519OfRfc8032())).isEqualTo(signatureOf(fields[0]));
		assertThat(resigned(fields[1], Files.readString(SAMPLES.resolve("rfc8463-rsa.pem"))))
			.isEqualTo(signatureOf(fields[1]));
	}

	private static String resigned(String field, String pem) throws IOException {
		HeaderBlock headers = HeaderBlock.of(octets(rfc8463()));
		String own = HeaderBlock.of(octets(field.replaceAll("b=[^;]*$", "b=") + "\r\n"))
			.canonical(List.of("DKIM-Signature"))
			.strip();
		var key = new PrivateKeyText("test").read(pem);
		DkimAlgorithm algorithm = DkimAlgorithm.of(key).orElseThrow();
		DkimKey signing = new DkimKey("s", algorithm, key, SignatureEngine.fastest(algorithm, key));
		return Base64.getEncoder().encodeToString(signing.sign(octets(headers.canonical(RFC_8463_NAMES) + own)));
	}

	private static String signatureOf(String field) {
		return field.substring(field.lastIndexOf(" b=") + 3).replaceAll("\\s", "");
	}

	/** The first key of RFC 8032 §7.1, which RFC 8463 uses, as PKCS #8. */
	private static String ed25519OfRfc8032() {
		return DkimTestKey.pem("PRIVATE KEY",
				HexFormat.of()
					.parseHex("302e020100300506032b657004220420"
							+ "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
	}

	private static String rfc8463() throws IOException {
		return Files.readString(SAMPLES.resolve("rfc8463.eml"), StandardCharsets.US_ASCII).replace("\n", "\r\n");
	}

}
