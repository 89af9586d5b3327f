package dev.lundi.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.support.Received;
import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plug is pulled on a sending process again and again; then the accounts are
 * compared.
 */
class KillTests {

	private static final int AUDIENCE = 400;

	private static final int CONNECTIONS = 4;

	private static final int KILLS = 3;

	/** What the killed processes said, for whoever has to look into a failure. */
	private static final File LOG = new File("target/killed.log");

	private final TestDatabase database = TestDatabase.fresh();

	private final JdbcClient db = JdbcClient.create(database.dataSource());

	private final WitnessRelay relay = new WitnessRelay();

	@TempDir
	private Path data;

	@BeforeEach
	void anAudience() {
		Flyway.configure().dataSource(database.dataSource()).load().migrate();
		db.sql("""
				insert into subscriber (email, email_key, name, language)
				select address, address, 'Lectrice ' || n, 'fr'
				from generate_series(1, ?) n, lateral (select 'lectrice' || n || '@example.org' as address) a
				""").param(AUDIENCE).update();
		db.sql("insert into subscription select 'edito', id, 'CONFIRMED', now() from subscriber").update();
	}

	@AfterEach
	void close() {
		relay.close();
	}

	@Test
	void nobodyIsLostAndNobodyGetsMoreThanOneExtraCopyHoweverOftenTheProcessIsKilled() throws Exception {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int kill = 1; kill <= KILLS; kill++) {
			killAfter(relay.received().size() + 1 + random.nextInt(AUDIENCE / (KILLS + 1)));
		}
		assertThat(waitFor(start())).isZero();
		assertNobodyIsLost(seed);
		assertExtraCopiesAreFewAndKnown(seed);
		assertTheLedgerIsWhatTheRelayReceived(seed);
	}

	private void killAfter(int received) throws IOException {
		Process process = start();
		Until.holds("the relay has received " + received, () -> relay.received().size() >= received);
		process.destroyForcibly();
		Until.holds("the process is dead", () -> !process.isAlive());
	}

	/**
	 * Whom two kills in a row hit between marker and dot is not resent a third time, but
	 * listed.
	 */
	private void assertNobodyIsLost(long seed) {
		Set<String> accounted = new HashSet<>(relay.copies().keySet());
		accounted
			.addAll(db.sql("select email from delivery join subscriber on id = subscriber where status = 'IN_DOUBT'")
				.query((row, number) -> row.getString(1))
				.list());
		assertThat(accounted).as("seed %d", seed).hasSize(AUDIENCE);
	}

	private void assertExtraCopiesAreFewAndKnown(long seed) {
		Map<String, Long> twice = relay.copies()
			.entrySet()
			.stream()
			.filter((reader) -> reader.getValue() > 1)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		assertThat(twice).as("seed %d", seed).hasSizeLessThanOrEqualTo(KILLS * CONNECTIONS);
		assertThat(twice).allSatisfy((reader, copies) -> {
			assertThat(copies).as("copies of %s, seed %d", reader, seed).isEqualTo(2);
			assertThat(attempts(reader)).as("attempts for %s, seed %d", reader, seed).isEqualTo(2);
		});
	}

	private void assertTheLedgerIsWhatTheRelayReceived(long seed) {
		Set<String> witness = relay.received()
			.stream()
			.map((mail) -> mail.header("Message-ID"))
			.collect(Collectors.toSet());
		assertThat(witness).as("seed %d", seed).containsAll(messageIds("ACCEPTED"));
		witness.removeAll(messageIds("IN_DOUBT"));
		assertThat(messageIds("ACCEPTED")).as("seed %d", seed).containsAll(witness);
	}

	private List<String> messageIds(String status) {
		return db.sql("select '<' || message_id || '>' from delivery where status = ?")
			.param(status)
			.query((row, number) -> row.getString(1))
			.list();
	}

	private long attempts(String reader) {
		return db.sql("""
				select count(*) from delivery_attempt a join subscriber s on s.id = a.subscriber
				where s.email = ? and a.event = 'ATTEMPTING'
				""").param(reader).query(Long.class).single();
	}

	private Process start() throws IOException {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
				System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
				"dev.lundi.Application"));
		Stream.of(database.arguments()).forEach(command::add);
		Stream
			.of("once=edito/2026-W10", "data-dir=" + data, "secret=" + TestInstance.SECRET,
					"newsletters.edito.from=Edito <edito@lundi.example>", "newsletters.edito.source.type=folder",
					"newsletters.edito.source.path=src/test/resources/dev/lundi/pipeline/edito",
					"newsletters.edito.schedule.approval=automatic", "newsletters.edito.zone=Europe/Paris",
					"delivery.rate=150", "delivery.connections=" + CONNECTIONS)
			.map((property) -> "--lundi." + property)
			.forEach(command::add);
		command.addAll(List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + relay.port()));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
			.start();
	}

	private static int waitFor(Process process) throws InterruptedException {
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the process ends").isTrue();
		return process.exitValue();
	}

}
