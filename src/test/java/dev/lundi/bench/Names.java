package dev.lundi.bench;

import java.time.Duration;

/** What the contestants are called. */
final class Names {

	static final String LUNDI = "Lundi";

	static final String LUNDI_RSA = "Lundi, RSA-2048";

	static final String RSA = "RSA-2048 signatures alone";

	static final String LUNDI_ED25519 = "Lundi, Ed25519";

	static final String TRANSPORT = "Lundi's relay client alone";

	static final String SOURCE = "smtp-source";

	static final String SOURCE_KEEPING = "smtp-source -d";

	static final String LOOP = "JavaMailSender loop";

	static final String NODEMAILER = "Nodemailer and Handlebars";

	/** Of a process, while the JIT compiler is at work. */
	static final String FIRST = ", its first mailing";

	private Names() {
	}

	/** For a relay that is so far away. */
	static String away(Duration latency) {
		return latency.isZero() ? "" : ", %d ms".formatted(latency.toMillis());
	}

	static String lundiAt(int people) {
		return "Lundi, %,d people".formatted(people);
	}

}
