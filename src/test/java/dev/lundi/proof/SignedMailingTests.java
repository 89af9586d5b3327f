package dev.lundi.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.lundi.mail.DkimTestKey;
import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * H3: programs that others wrote take all signatures of whole mailings, as the relay gets
 * them and behind a Postfix, and none of a mail that was altered.
 */
@Tag("proof")
class SignedMailingTests {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final List<String> UNSUBSCRIBING = List.of("List-Unsubscribe", "List-Unsubscribe-Post");

	private static final int BATCH = 50;

	private final DkimTestKey rsa = DkimTestKey.rsa(2048);

	private final DkimTestKey ed25519 = DkimTestKey.ed25519();

	private final long seed = Size.seed();

	private final Map<DkimReader, DkimTally> tallies = new EnumMap<>(DkimReader.class);

	@TempDir
	private Path data;

	private Path keys;

	@BeforeEach
	void publishKeys() throws IOException {
		assumeTrue(DkimReader.DKIMPY.isInstalled(), "There is no python3-dkim here");
		assumeTrue(DkimReader.OPENDKIM.isInstalled(), "There is no opendkim here");
		keys = Files.writeString(data.resolve("keys.txt"), """
				r1._domainkey.lundi.example %s
				e1._domainkey.lundi.example %s
				""".formatted(rsa.dnsEntry(), ed25519.dnsEntry()));
	}

	@ParameterizedTest
	@EnumSource
	void allOfOursAreTakenAndNoneThatWasAltered(Way way) throws IOException {
		assumeTrue(way == Way.DIRECT || Postfix.isInstalled(), "There is no Postfix here, or nobody who may start it");
		Figures figures = new Figures("H3");
		int readers = Math.ceilDiv(Size.of("H3.mails", 1000), HostileMailing.ALL.size());
		List<SignedMail> mails = new ArrayList<>();
		for (HostileMailing mailing : HostileMailing.ALL) {
			mails.addAll(arrived(way, mailing, readers));
		}
		assertThat(mails).hasSize(readers * HostileMailing.ALL.size())
			.allSatisfy((mail) -> assertThat(mail.signedNames()).hasSize(2)
				.allSatisfy((names) -> assertThat(names).containsAll(UNSUBSCRIBING)));
		for (int start = 0; start < mails.size(); start += BATCH) {
			readAll(mails.subList(start, Math.min(mails.size(), start + BATCH)), start);
		}
		figures.say("%s, seed %d: %d mails with both unsubscribe fields in h= of 2 signatures; %s".formatted(way, seed,
				mails.size(), tallies));
		assertThat(tallies.values()).hasSize(DkimReader.values().length).allSatisfy((tally) -> {
			assertThat(tally.violations()).isEmpty();
			assertThat(tally.passed()).isEqualTo(2L * mails.size());
			assertThat(tally.failed()).isEqualTo(2L * tally.forgeries());
		});
	}

	/** What the relay gets, which is what the ledger says. */
	private List<SignedMail> arrived(Way way, HostileMailing mailing, int readers) throws IOException {
		Path folder = Files.createDirectory(data.resolve("mailing" + HostileMailing.ALL.indexOf(mailing)));
		try (Installation installation = new Installation(TestDatabase.fresh(), folder)) {
			installation.relay().adopt(Manner.PLAIN.offering(Manner.Extension.SMTPUTF8).keepingContent());
			installation.sending(1000, 8)
				.set("lundi.dkim.domain", "lundi.example")
				.set("lundi.dkim.selector", "r1")
				.set("lundi.dkim.private-key", rsa.pem())
				.set("lundi.dkim.keys[0].selector", "e1")
				.set("lundi.dkim.keys[0].private-key", ed25519.pem());
			mailing.prepare(installation, folder, readers);
			way.send(installation, readers);
			assertThat(installation.witness().mails()).extracting(Witness.Mail::messageId)
				.containsExactlyInAnyOrderElementsOf(installation.db()
					.sql("select '<' || message_id || '>' from delivery where status = 'ACCEPTED'")
					.query(String.class)
					.list());
			return installation.witness()
				.mails()
				.stream()
				.map((mail) -> new SignedMail(String.valueOf(mail.content())))
				.toList();
		}
	}

	private void readAll(List<SignedMail> mails, int start) throws IOException {
		Path folder = Files.createDirectory(data.resolve("mails"));
		int forgeries = 0;
		for (int n = 0; n < mails.size(); n++) {
			Map<String, String> forged = mails.get(n).forgeries(new Random(seed + start + n));
			write(folder, "%d-true".formatted(start + n), mails.get(n).text());
			for (Map.Entry<String, String> one : forged.entrySet()) {
				write(folder, "%d-%s".formatted(start + n, one.getKey()), one.getValue());
			}
			forgeries += forged.size();
		}
		for (DkimReader reader : DkimReader.values()) {
			tallies.computeIfAbsent(reader, (one) -> new DkimTally()).add(reader.read(folder, keys), forgeries);
		}
		FileSystemUtils.deleteRecursively(folder);
	}

	private static void write(Path folder, String name, String mail) throws IOException {
		Files.write(folder.resolve(name + ".eml"), mail.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** How mails come to the relay. */
	enum Way {

		DIRECT {

			@Override
			void send(Installation installation, int readers) {
				installation.finish(PATIENCE);
			}

		},

		THROUGH_POSTFIX {

			@Override
			void send(Installation installation, int readers) {
				try (Postfix postfix = Postfix.before(installation.relay().port())) {
					installation.set("spring.mail.port", String.valueOf(postfix.port())).finish(PATIENCE);
					assertThat(Pause.until(PATIENCE, () -> installation.witness().count() >= readers)).isTrue();
				}
			}

		};

		abstract void send(Installation installation, int readers);

	}

}
