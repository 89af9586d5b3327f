package dev.lundi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.lundi.embedded.PostgresPrograms.Outcome;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.FileSystemUtils;

/** The files of the embedded databases: made once, owned by one version of PostgreSQL. */
final class PostgresCluster {

	private final DataDirectory directory;

	private final PostgresPrograms programs;

	PostgresCluster(DataDirectory directory, PostgresPrograms programs) {
		this.directory = directory;
		this.programs = programs;
	}

	/** Makes the cluster if there is none, and refuses one that cannot be used. */
	void prepare() throws IOException {
		if (Files.notExists(versionFile())) {
			initialise();
		}
		checkVersion();
		requirePasswords();
	}

	private Path versionFile() {
		return directory.cluster().resolve("PG_VERSION");
	}

	/** In a draft that is renamed at its end: a cluster exists whole or not at all. */
	private void initialise() throws IOException {
		Path draft = directory.root().resolve("postgresql.new").toAbsolutePath();
		FileSystemUtils.deleteRecursively(draft);
		PrivateFiles.readOrCreateSecret(directory.databasePassword());
		Outcome outcome = programs.run("initdb", initialisation(draft));
		if (outcome.failed()) {
			throw new PostgresTrouble(directory, "could not make its database files", outcome.output()).explained();
		}
		Files.move(draft, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * PostgreSQL's own C.UTF-8, so that sorting depends neither on the system nor on its
	 * version.
	 */
	private List<String> initialisation(Path target) {
		return List.of("--pgdata=" + target, "--username=" + EmbeddedPostgres.USER, "--auth=scram-sha-256",
				"--pwfile=" + directory.databasePassword().toAbsolutePath(), "--encoding=UTF8", "--locale=C",
				"--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions");
	}

	private void checkVersion() throws IOException {
		String made = Files.readString(versionFile()).strip();
		String carried = programs.majorVersion();
		if (!made.equals(carried)) {
			throw new FailureAnalyzedException(
					"%s was made by PostgreSQL %s, and this Lundi carries PostgreSQL %s, which cannot read it."
						.formatted(directory.cluster().toAbsolutePath(), made, carried),
					"Start the Lundi that made it, save the database « lundi » with pg_dump, move the directory away, start this Lundi once and restore the dump; "
							+ DataDirectory.OR_EXTERNAL + ".");
		}
	}

	/** Written at every start, so that no other rule survives one. */
	private void requirePasswords() throws IOException {
		Files.writeString(directory.cluster().resolve("pg_hba.conf"), """
				# Written by Lundi at every start: this computer only, and only with the password.
				host all all 127.0.0.1/32 scram-sha-256
				host all all ::1/128      scram-sha-256
				""");
	}

	/** Gives the server's user the password of the file again, while no server runs. */
	void restorePassword() throws IOException {
		Path statement = Files.createTempFile(directory.root(), "password.", ".sql");
		try {
			Files.writeString(statement, "alter role %s password '%s'\n".formatted(EmbeddedPostgres.USER,
					PrivateFiles.readOrCreateSecret(directory.databasePassword())));
			Outcome outcome = programs.run("postgres",
					List.of("--single", "-D", path(), "-c", "log_min_error_statement=panic", "postgres"), statement);
			if (outcome.failed()) {
				throw new PostgresTrouble(directory, "could not set its password", outcome.output()).explained();
			}
		}
		finally {
			Files.delete(statement);
		}
	}

	String path() {
		return directory.cluster().toAbsolutePath().toString();
	}

}
