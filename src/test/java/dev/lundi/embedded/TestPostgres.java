package dev.lundi.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/** Starts embedded PostgreSQLs for tests; all of them share their unpacked programs. */
public final class TestPostgres {

	static final Path BINARIES = Path.of("target", "test-postgresql-binaries");

	private final EmbeddedPostgres postgres;

	private TestPostgres(EmbeddedPostgres postgres) {
		this.postgres = postgres;
	}

	/**
	 * Starts one that lives as long as this JVM, with room for the pools of many tests.
	 */
	public static TestPostgres start() {
		return start(Map.of("max_connections", "300"));
	}

	/** The same with other settings than those of production. */
	public static TestPostgres start(Map<String, String> otherSettings) {
		try {
			Path directory = Files.createTempDirectory("lundi-test-");
			EmbeddedPostgres postgres = EmbeddedPostgres.start(new DataDirectory(directory), BINARIES, 0,
					settings(otherSettings));
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, directory)));
			return new TestPostgres(postgres);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> settings(Map<String, String> otherSettings) {
		Map<String, String> settings = new HashMap<>(PostgresServer.SETTINGS);
		settings.putAll(otherSettings);
		return settings;
	}

	private static void stop(EmbeddedPostgres postgres, Path directory) {
		try {
			postgres.close();
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static EmbeddedPostgres startIn(Path directory) {
		return startIn(directory, 0);
	}

	static EmbeddedPostgres startIn(Path directory, int port) {
		return EmbeddedPostgres.start(new DataDirectory(directory), BINARIES, port, PostgresServer.SETTINGS);
	}

	public String url(String database) {
		return postgres.url(database);
	}

	public String username() {
		return EmbeddedPostgres.USER;
	}

	public String password() {
		try {
			return postgres.password();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
