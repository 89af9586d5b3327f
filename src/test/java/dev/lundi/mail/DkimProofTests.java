package dev.lundi.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import dev.lundi.proof.DkimReader;
import dev.lundi.proof.Program;
import dev.lundi.proof.SignedMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.lundi.mail.SignedMails.octets;
import static dev.lundi.mail.SignedMails.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Has programs that others wrote verify signatures of headers with anything in them. One
 * comes from npm, so that runs only where npm can be reached.
 */
@Tag("proof")
class DkimProofTests {

	private static final int MAILS = 1000;

	private static final Path SCRIPT = Path.of("src/test/resources/dev/lundi/mail/verify_dkim.js").toAbsolutePath();

	private static final Path TOOLS = Path.of("target").toAbsolutePath();

	private static final String[] WORDS = { "é", "🎉", "عدد", "=?UTF-8?Q?=C3=A9?=", ";b=", "\u202Ealler\u202C", "  ",
			"\t", "\n", "x".repeat(70), "DKIM-Signature: v=2", "." };

	@TempDir
	private Path folder;

	private Path dns;

	private int forgeries;

	@BeforeEach
	void mails() throws IOException {
		dns = Files.writeString(folder.resolve("dns.txt"),
				SignedMails.DNS.entrySet()
					.stream()
					.map((entry) -> entry.getKey() + " " + entry.getValue())
					.collect(Collectors.joining("\n", "", "\n")));
		DkimSigner signer = SignedMails.signer();
		for (int seed = 0; seed < MAILS; seed++) {
			Random random = new Random(seed);
			Files.write(folder.resolve("true%04d.eml".formatted(seed)), SignedMails.signed(signer,
					SignedMails.mail(words(random), words(random), words(random).repeat(20))));
		}
		SignedMail mail = new SignedMail(text(SignedMails.signed(signer, SignedMails.mail())));
		for (Map.Entry<String, String> forgery : mail.forgeries(new Random(1)).entrySet()) {
			Files.write(folder.resolve("forged-%s.eml".formatted(forgery.getKey())), octets(forgery.getValue()));
			forgeries++;
		}
	}

	private static String words(Random random) {
		return random.ints(3 + random.nextInt(20), 0, WORDS.length)
			.mapToObj((word) -> WORDS[word])
			.collect(Collectors.joining("", "a", "z"));
	}

	@ParameterizedTest
	@EnumSource
	void debiansProgramsTakeAllOfOursAndNoForgedOne(DkimReader program) {
		assumeTrue(program.isInstalled(), () -> program + " is not installed");
		assertFindings(program.name(), program.read(folder, dns));
	}

	@Test
	void mailauthTakesAllOfOursAndNoForgedOne() {
		Path modules = TOOLS.resolve("mailauth");
		assumeTrue(Files.exists(modules.resolve("node_modules/mailauth"))
				|| Program.run(folder, List.of("npm", "--prefix", modules.toString(), "install", "mailauth"))
					.succeeded(),
				"mailauth is not to be had");
		String output = Program.output(folder,
				List.of("node", SCRIPT.toString(), folder.toString(), modules.toString()));
		assertFindings("mailauth", DkimReader.Finding.parse(output));
	}

	private void assertFindings(String program, List<DkimReader.Finding> findings) {
		Map<String, Long> counts = findings.stream()
			.collect(Collectors.groupingBy((finding) -> (finding.mail().startsWith("true") ? "true " : "forged ")
					+ (finding.passed() ? "pass" : "fail"), Collectors.counting()));
		System.out.printf("%s: %s%n", program, counts);
		assertThat(counts).isEqualTo(Map.of("true pass", 2L * MAILS, "forged fail", 2L * forgeries));
	}

}
