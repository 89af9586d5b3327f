package dev.lundi.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DkimConfigurationTests {

	private static final String RSA_1024 = "src/test/resources/dev/lundi/mail/rfc8463-rsa.pem";

	private final ApplicationContextRunner lundi = new ApplicationContextRunner()
		.withUserConfiguration(DkimConfiguration.class)
		.withBean(Clock.class, Clock::systemUTC);

	private final ApplicationContextRunner signing = lundi.withPropertyValues("lundi.dkim.domain=lundi.example",
			"lundi.dkim.selector=r1", "lundi.dkim.private-key=" + SignedMails.RSA.pem());

	@TempDir
	private Path folder;

	@Test
	void withoutAKeyNothingIsSignedAndNothingSaid(CapturedOutput output) {
		lundi.run((context) -> assertThat(context.getBean(DkimSigner.class).domain()).isEmpty());
		assertThat(output).doesNotContain("DKIM");
	}

	@Test
	void aKeyInAPropertySigns(CapturedOutput output) {
		signing
			.run((context) -> assertThat(verdicts(context.getBean(DkimSigner.class))).isEqualTo(Map.of("r1", "pass")));
		assertThat(output).contains("DKIM: rsa-sha256 for lundi.example, selector r1, signed by ");
	}

	@Test
	void twoKeysSignTwice(CapturedOutput output) {
		signing
			.withPropertyValues("lundi.dkim.keys[0].selector=e1",
					"lundi.dkim.keys[0].private-key=" + SignedMails.ED25519.pem().replace("\n", "\\n"))
			.run((context) -> assertThat(verdicts(context.getBean(DkimSigner.class))).isEqualTo(SignedMails.BOTH_PASS));
		assertThat(output).contains("DKIM: ed25519-sha256 for lundi.example, selector e1, signed by ");
	}

	@Test
	void aKeyInAFileSigns() throws IOException {
		Path file = Files.writeString(folder.resolve("dkim.pem"), "Bag Attributes\n" + SignedMails.ED25519.pem());
		own(file, "rw-r-----");
		lundi
			.withPropertyValues("lundi.dkim.domain=Lundi.Example", "lundi.dkim.keys[0].selector=e1",
					"lundi.dkim.keys[0].private-key=" + file, "lundi.dkim.keys[0].algorithm=ed25519-sha256")
			.run((context) -> assertThat(verdicts(context.getBean(DkimSigner.class))).isEqualTo(Map.of("e1", "pass")));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void theNativeLibrarySignsWhereItLoads(CapturedOutput output) {
		assertThat(SignatureEngine.amazonCorretto()).isPresent();
		signing.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("signed by Amazon Corretto Crypto Provider");
	}

	@Test
	void aShortKeyOfRsaIsTakenWithAWarning(CapturedOutput output) throws IOException {
		assertThat(signing.withPropertyValues("lundi.dkim.private-key=" + Files.readString(Path.of(RSA_1024))))
			.satisfies((start) -> start.run((context) -> assertThat(context).hasNotFailed()));
		assertThat(output).contains("an RSA key of 1024 bits, which is weak");
	}

	@Test
	void aKeyThatReceiversTakeForNoneIsRefused() {
		assertRefused("private-key=" + DkimTestKey.rsa(768).pem(), "RSA key of 768 bits", "2048");
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void aFileThatEverybodyCanReadIsRefused() throws IOException {
		Path file = Files.writeString(folder.resolve("open.pem"), SignedMails.RSA.pem());
		own(file, "rw-r--r--");
		assertRefused("private-key=" + file, "Everybody on this computer can read", "chmod 600 " + file);
	}

	@Test
	void whatIsNoKeyIsRefused() {
		String pem = SignedMails.RSA.pem();
		assertRefused("private-key=" + folder.resolve("none.pem"), "names no file that can be read", "Check the path");
		assertRefused("private-key=" + folder, "names no file that can be read", "Check the path");
		assertRefused("private-key=a\0b", "neither a PEM text nor the path", "openssl genpkey");
		assertRefused("private-key=" + pem.substring(0, 900), "no whole PEM text", "openssl genpkey");
		assertRefused("private-key=" + pem.replaceFirst("\n....", "\nAAAA"), "is damaged", "openssl genpkey");
		assertRefused("private-key=" + DkimTestKey.pem("PUBLIC KEY", SignedMails.RSA.pair().getPublic().getEncoded()),
				"holds a PUBLIC KEY", "private half");
		assertRefused("private-key=" + DkimTestKey.pem("ENCRYPTED PRIVATE KEY", new byte[40]), "wants a passphrase",
				"openssl pkey");
		assertRefused("private-key=" + DkimTestKey.make("EC", 256).pem(), "neither of RSA nor of Ed25519",
				"openssl genpkey");
		assertRefused("private-key=", "lundi.dkim.private-key is not set", "openssl genpkey");
	}

	@Test
	void whatDoesNotFitTheKeyIsRefused() {
		assertRefused("domain=", "lundi.dkim.domain is not set", "example.org");
		assertRefused("domain=not a domain", "is not a domain: not a domain", "example.org");
		assertRefused("selector=", "lundi.dkim.selector is not set", "_domainkey");
		assertRefused("selector=a b", "is not a selector: a b", "_domainkey");
		assertRefused("algorithm=ed25519-sha256", "is ed25519-sha256, but the private key is for rsa-sha256",
				"Take the algorithm away");
		lundi.withPropertyValues("lundi.dkim.domain=lundi.example")
			.run((context) -> assertThat(refusal(context)).hasMessageContaining("there is no key to sign with"));
	}

	@Test
	void twoKeysOfOneNameAreRefused() {
		signing
			.withPropertyValues("lundi.dkim.keys[0].selector=R1",
					"lundi.dkim.keys[0].private-key=" + SignedMails.ED25519.pem())
			.run((context) -> assertThat(refusal(context)).hasMessageContaining("Two DKIM keys have the selector"));
	}

	@Test
	void anUnknownAlgorithmIsRefusedWithThoseThatThereAre() {
		signing.withPropertyValues("lundi.dkim.algorithm=rsa-sha1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("rsa-sha1"));
	}

	private void assertRefused(String property, String cause, String remedy) {
		signing.withPropertyValues("lundi.dkim." + property).run((context) -> {
			FailureAnalyzedException refusal = refusal(context);
			assertThat(refusal).hasMessageContaining(cause);
			assertThat(refusal.analysis().getAction()).contains(remedy);
			assertThat(refusal.getMessage() + refusal.analysis().getAction())
				.doesNotContain(SignedMails.RSA.pem().lines().toList().get(3));
		});
	}

	private static FailureAnalyzedException refusal(AssertableApplicationContext context) {
		return Stream.iterate(context.getStartupFailure(), Objects::nonNull, Throwable::getCause)
			.filter(FailureAnalyzedException.class::isInstance)
			.map(FailureAnalyzedException.class::cast)
			.findFirst()
			.orElseThrow(() -> new AssertionError("The start is not refused in words"));
	}

	private static Map<String, String> verdicts(DkimSigner signer) {
		return DkimVerifier.verify(SignedMails.signed(signer, SignedMails.mail()), SignedMails.DNS);
	}

	private static void own(Path file, String permissions) throws IOException {
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
		}
	}

}
