package dev.lundi.instance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class HeartbeatTests {

	private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

	private final DataSource dataSource = TestDatabase.fresh().dataSource();

	private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);

	private final JdbcClient db = JdbcClient.create(dataSource);

	@TempDir
	private Path data;

	@BeforeEach
	void anEmptyDatabase() {
		Flyway.configure().dataSource(dataSource).load().migrate();
	}

	@Test
	void aNewInstallationAndItsNextStartAreTrusted() {
		Heartbeat first = start();
		first.beat();
		first.beat();
		assertThat(first.suspicion()).isEmpty();
		assertThat(start().suspicion()).isEmpty();
		assertThat(start().restoredAt()).isEmpty();
	}

	@Test
	void aDatabaseThatWasSetBackIsSuspectedUntilItIsTrusted() {
		Heartbeat before = start();
		before.beat();
		long backup = beats();
		before.beat();
		db.sql("update instance set beat = ?").param(backup).update();
		assertThat(unsettled().suspicion()).contains(Suspicion.OLDER_DATABASE);
		assertThat(unsettled().suspicion()).as("after a crash in between").contains(Suspicion.OLDER_DATABASE);
		Heartbeat after = start();
		assertThat(beats()).isGreaterThan(backup + 1);
		assertThat(after.restoredAt()).contains(NOW);
		assertThat(start().suspicion()).isEmpty();
		assertThat(start().restoredAt()).as("it stays known").contains(NOW);
	}

	@Test
	void aBeatNeverSetsTheFileBack() {
		start().beat();
		long seen = beats();
		db.sql("update instance set beat = 0").update();
		unsettled().beat();
		assertThat(beats()).isEqualTo(seen + 1);
	}

	@Test
	void anotherDatabaseIsSuspected() {
		start();
		db.sql("update instance set id = gen_random_uuid(), beat = 1000").update();
		assertThat(unsettled().suspicion()).contains(Suspicion.OTHER_DATABASE);
		db.sql("update instance set id = null, beat = 1").update();
		assertThat(unsettled().suspicion()).as("a backup of a former Lundi").contains(Suspicion.OTHER_DATABASE);
		db.sql("delete from instance").update();
		assertThat(unsettled().suspicion()).contains(Suspicion.OTHER_DATABASE);
	}

	@Test
	void anEmptyNewDatabaseIsTakenWithoutAWord() {
		start();
		db.sql("update instance set id = null, beat = 0").update();
		assertThat(start().suspicion()).isEmpty();
		assertThat(start().suspicion()).isEmpty();
	}

	@Test
	void anotherFolderIsSuspectedAndThenKnown() throws IOException {
		start();
		Files.delete(data.resolve("instance"));
		assertThat(unsettled().suspicion()).contains(Suspicion.NEW_FOLDER);
		Files.writeString(data.resolve("instance"), "id=");
		Heartbeat damaged = start();
		assertThat(damaged.suspicion()).contains(Suspicion.NEW_FOLDER);
		assertThat(damaged.restoredAt()).isEmpty();
		assertThat(start().suspicion()).isEmpty();
	}

	@Test
	void anInstallationThatIsOlderThanTheFileIsTaken() {
		db.sql("update instance set beat = 1").update();
		assertThat(start().suspicion()).isEmpty();
		assertThat(start().suspicion()).isEmpty();
	}

	@Test
	void aBeatOutlivesTheTransactionInWhichItWasAskedFor() {
		Heartbeat heartbeat = start();
		long before = beats();
		new TransactionTemplate(transactions).executeWithoutResult((transaction) -> {
			heartbeat.beat();
			transaction.setRollbackOnly();
		});
		assertThat(beats()).isEqualTo(before + 1);
		assertThat(start().suspicion()).isEmpty();
	}

	@Test
	void onlyTheOwnerMayReadTheFile() throws IOException {
		start();
		if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("instance"))))
				.isEqualTo("rw-------");
		}
		assertThat(data.toFile().list()).containsExactly("instance");
	}

	@Test
	void aFolderThatCannotBeUsedIsSaidInWords() throws IOException {
		Files.writeString(data.resolve("file"), "");
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(() -> startIn(data.resolve("file")))
			.withMessageContaining("by which it knows a restored backup")
			.satisfies((refusal) -> assertThat(refusal.analysis().getAction()).contains("lundi.data-dir"));
	}

	@Test
	void mailsGoOnWhenTheFileCannotBeWritten(CapturedOutput output) throws IOException {
		Heartbeat heartbeat = start();
		Files.delete(data.resolve("instance"));
		Files.createDirectories(data.resolve("instance").resolve("in the way"));
		heartbeat.beat();
		heartbeat.beat();
		assertThat(output.getOut().lines().filter((line) -> line.contains("cannot be written"))).hasSize(1);
	}

	private long beats() {
		return db.sql("select beat from instance").query(Long.class).single();
	}

	private Heartbeat start() {
		return startIn(data);
	}

	private Heartbeat startIn(Path folder) {
		Heartbeat heartbeat = unsettled(folder);
		heartbeat.trust();
		return heartbeat;
	}

	private Heartbeat unsettled() {
		return unsettled(data);
	}

	private Heartbeat unsettled(Path folder) {
		return new Heartbeat(new InstanceTable(db, transactions),
				new Instance(URI.create("https://lundi.example"), folder, TestInstance.SECRET, List.of()),
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

}
