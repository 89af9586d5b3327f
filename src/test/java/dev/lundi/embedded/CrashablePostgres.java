package dev.lundi.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lundi.support.TestDatabase;

/** A PostgreSQL of its own that can be killed and started again at the same port. */
public final class CrashablePostgres implements AutoCloseable {

	private final Path directory;

	private final Map<String, String> settings;

	private EmbeddedPostgres postgres;

	private int port;

	private CrashablePostgres(Path directory, Map<String, String> settings) {
		this.directory = directory;
		this.settings = settings;
		this.postgres = start(0);
		this.port = Integer.parseInt(postgres.url("").replaceFirst(".*:(\\d+)/", "$1"));
	}

	/** Starts one with some settings that are not those of production. */
	public static CrashablePostgres start(Path directory, Map<String, String> otherSettings) {
		Map<String, String> settings = new HashMap<>(PostgresServer.SETTINGS);
		settings.put("max_connections", "300");
		settings.putAll(otherSettings);
		return new CrashablePostgres(directory, settings);
	}

	private EmbeddedPostgres start(int wanted) {
		return EmbeddedPostgres.start(new DataDirectory(directory), TestPostgres.BINARIES, wanted, settings);
	}

	/** Its empty database. */
	public TestDatabase database() {
		try {
			return new TestDatabase(postgres.url(EmbeddedPostgres.DATABASE), EmbeddedPostgres.USER,
					postgres.password());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends all its processes as a power cut would, but for what the system has cached.
	 */
	public void kill() {
		List<ProcessHandle> processes = processes();
		processes.forEach(ProcessHandle::destroyForcibly);
		processes.forEach((process) -> process.onExit().join());
	}

	private List<ProcessHandle> processes() {
		try {
			return PostmasterFile.in(new DataDirectory(directory).cluster())
				.process()
				.map((postmaster) -> Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList())
				.orElse(List.of());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts what was killed. */
	public void restart() {
		close();
		postgres = start(port);
	}

	@Override
	public void close() {
		try {
			postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
