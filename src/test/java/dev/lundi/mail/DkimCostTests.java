package dev.lundi.mail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What signing costs, in CPU-ms for one mail of about 33 KB; medians of five. */
@Tag("proof")
class DkimCostTests {

	private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

	private static final int ROUNDS = 5;

	private final byte[] mail = SignedMails.mail("L’édito du lundi", "Les tilleuls",
			"Les tilleuls sont dans la colonne F, « dit-il », et à lundi.\n".repeat(207));

	@Test
	void signingStaysInItsBudget() {
		System.out.printf(Locale.ROOT, "DKIM, CPU-ms per mail of %d octets%n", mail.length);
		int body = HeaderBlock.of(mail).bodyStart();
		double hash = cost("body hash", 4000, () -> BodyHash.relaxed(mail, body));
		cost("of which SHA-256", 4000, () -> Sha256.of(mail));
		SignatureEngine engine = SignatureEngine.amazonCorretto().orElse(SignatureEngine.JDK);
		double rsa = sign("RSA-2048", SignedMails.RSA, engine);
		double edwards = sign("Ed25519", SignedMails.ED25519, engine);
		sign("RSA-2048", SignedMails.RSA, SignatureEngine.JDK);
		sign("Ed25519", SignedMails.ED25519, SignatureEngine.JDK);
		assertThat(hash).isLessThan(0.05);
		assertThat(edwards).isLessThan(rsa);
	}

	private double sign(String algorithm, DkimTestKey key, SignatureEngine engine) {
		DkimSigner signer = SignedMails.signer(List.of(key.signing("s", engine)));
		return cost("whole signature, " + algorithm + ", " + engine.name(), 1000, () -> signer.signatures(mail));
	}

	private static double cost(String what, int times, Runnable work) {
		double median = DoubleStream.generate(() -> cost(times, work)).limit(ROUNDS).sorted().toArray()[ROUNDS / 2];
		System.out.printf(Locale.ROOT, "%8.4f  %s%n", median, what);
		return median;
	}

	private static double cost(int times, Runnable work) {
		long begin = THREAD.getCurrentThreadCpuTime();
		for (int time = 0; time < times; time++) {
			work.run();
		}
		return (THREAD.getCurrentThreadCpuTime() - begin) / 1e6 / times;
	}

}
