package dev.lundi.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static dev.lundi.mail.SignedMails.octets;
import static dev.lundi.mail.SignedMails.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Has programs that others wrote verify our signatures. They come from PyPI and npm, so
 * this runs only where those can be reached.
 */
@Tag("proof")
class DkimProofTests {

	private static final int MAILS = 1000;

	private static final int SIGNED_FIELDS = 15;

	private static final Path SCRIPTS = Path.of("src/test/resources/dev/lundi/mail").toAbsolutePath();

	private static final Path TOOLS = Path.of("target").toAbsolutePath();

	private static final String[] WORDS = { "é", "🎉", "عدد", "=?UTF-8?Q?=C3=A9?=", ";b=", "\u202Ealler\u202C", "  ",
			"\t", "\n", "x".repeat(70), "DKIM-Signature: v=2", "." };

	@TempDir
	private Path folder;

	@BeforeEach
	void mails() throws IOException {
		Files.writeString(folder.resolve("dns.txt"),
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
		forge(text(SignedMails.signed(signer, SignedMails.mail())));
	}

	private static String words(Random random) {
		return random.ints(3 + random.nextInt(20), 0, WORDS.length)
			.mapToObj((word) -> WORDS[word])
			.collect(Collectors.joining("", "a", "z"));
	}

	/**
	 * One mail for each signed field and one for the body, each altered by one letter.
	 */
	private void forge(String signed) throws IOException {
		List<String> fields = List.of(signed.substring(0, signed.indexOf("\r\n\r\n")).split("\r\n(?![ \t])", -1));
		for (String field : fields.subList(2, fields.size())) {
			int letter = field.indexOf(':') + 3;
			String forged = field.substring(0, letter) + (char) (field.charAt(letter) ^ 1)
					+ field.substring(letter + 1);
			write("forged-" + field.substring(0, field.indexOf(':')), signed.replace(field, forged));
		}
		write("forged-body", signed.replace("lundi.\r\n", "mardi.\r\n"));
		write("forged-sender", "From: Somebody <somebody@elsewhere.example>\r\n" + signed);
	}

	private void write(String name, String message) throws IOException {
		Files.write(folder.resolve(name + ".eml"), octets(message));
	}

	@Test
	void dkimpyTakesAllOfOursAndNoForgedOne() throws Exception {
		Path venv = TOOLS.resolve("dkimpy");
		assumeTrue(
				Files.exists(venv.resolve("ready")) || (run("python3", "-m", "venv", venv.toString()).succeeded()
						&& run(venv + "/bin/pip", "-q", "install", "dkimpy", "pynacl").succeeded()),
				"dkimpy is not to be had");
		Files.writeString(venv.resolve("ready"), "");
		assertVerdicts("dkimpy", run(venv + "/bin/python", SCRIPTS + "/verify_dkim.py", folder.toString()));
	}

	@Test
	void mailauthTakesAllOfOursAndNoForgedOne() throws Exception {
		Path modules = TOOLS.resolve("mailauth");
		assumeTrue(
				Files.exists(modules.resolve("node_modules/mailauth"))
						|| run("npm", "--prefix", modules.toString(), "install", "mailauth").succeeded(),
				"mailauth is not to be had");
		assertVerdicts("mailauth", run("node", SCRIPTS + "/verify_dkim.js", folder.toString(), modules.toString()));
	}

	private static void assertVerdicts(String program, Outcome outcome) {
		assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
		Map<String, Long> verdicts = outcome.output()
			.lines()
			.collect(Collectors.groupingBy((line) -> line.replaceAll("^(true|forged).* ", "$1 "),
					Collectors.counting()));
		System.out.printf("%s: %s%n", program, verdicts);
		assertThat(verdicts).isEqualTo(Map.of("true pass", 2L * MAILS, "forged fail", 2L * (SIGNED_FIELDS + 2)));
	}

	private static Outcome run(String... command) throws IOException, InterruptedException {
		Path output = Files.createTempFile("dkim", ".txt");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(5, TimeUnit.MINUTES);
			return new Outcome(ended && process.exitValue() == 0, Files.readString(output));
		}
		catch (IOException ex) {
			return new Outcome(false, String.valueOf(ex.getMessage()));
		}
		finally {
			FileSystemUtils.deleteRecursively(output);
		}
	}

	private record Outcome(boolean succeeded, String output) {
	}

}
