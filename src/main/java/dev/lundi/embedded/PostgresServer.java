package dev.lundi.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.lundi.embedded.PostgresPrograms.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server process of a cluster. */
final class PostgresServer {

	/**
	 * Durable first: the ledger of what was mailed lives here. Statements stay out of the
	 * log, for they carry addresses.
	 */
	static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("fsync", "on"),
			Map.entry("synchronous_commit", "on"), Map.entry("full_page_writes", "on"),
			Map.entry("listen_addresses", "127.0.0.1"), Map.entry("unix_socket_directories", ""),
			Map.entry("max_connections", "60"), Map.entry("shared_buffers", "128MB"), Map.entry("timezone", "UTC"),
			Map.entry("log_timezone", "UTC"), Map.entry("log_min_messages", "log"), Map.entry("log_checkpoints", "off"),
			Map.entry("log_min_error_statement", "panic"));

	private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

	private static final int ATTEMPTS = 3;

	private static final long LARGE_LOG = 1 << 20;

	private final DataDirectory directory;

	private final PostgresPrograms programs;

	private final Map<String, String> settings;

	PostgresServer(DataDirectory directory, PostgresPrograms programs, Map<String, String> settings) {
		this.directory = directory;
		this.programs = programs;
		this.settings = settings;
	}

	/**
	 * Starts the server and waits until it answers.
	 * @param port 0 for any free one
	 * @return the port
	 */
	int start(int port) throws IOException {
		for (int attempt = 1;; attempt++) {
			int candidate = (port != 0) ? port : freePort();
			Optional<PostgresTrouble> trouble = tryStart(candidate);
			if (trouble.isEmpty()) {
				return candidate;
			}
			boolean lostTheRace = port == 0 && trouble.get().addressInUse();
			if (!lostTheRace || attempt == ATTEMPTS) {
				throw trouble.get().explained();
			}
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	private Optional<PostgresTrouble> tryStart(int port) throws IOException {
		Path log = directory.root().resolve("postgresql.log").toAbsolutePath();
		long before = prepareLog(log);
		Outcome outcome = programs.run("pg_ctl", List.of("start", "-D", cluster().toString(), "-l", log.toString(),
				"-w", "-t", "120", "-o", options(port)));
		if (!outcome.failed()) {
			return Optional.empty();
		}
		return Optional
			.of(new PostgresTrouble(directory, "did not start", outcome.output() + "\n" + tail(log, before)));
	}

	private static long prepareLog(Path log) throws IOException {
		if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
			Files.delete(log);
		}
		return Files.exists(log) ? Files.size(log) : 0;
	}

	private static String tail(Path log, long before) throws IOException {
		if (Files.notExists(log)) {
			return "";
		}
		return Files.readString(log, StandardCharsets.ISO_8859_1).substring((int) before);
	}

	private Path cluster() {
		return directory.cluster().toAbsolutePath();
	}

	/** A line for the shell: no value contains a space. */
	private String options(int port) {
		return settings.entrySet()
			.stream()
			.map((setting) -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
			.sorted()
			.collect(Collectors.joining(" ", "-p " + port + " ", ""));
	}

	/**
	 * Ends the server that an earlier Lundi left behind, and the trace of one that is no
	 * more. What may be another PostgreSQL is left for PostgreSQL to judge.
	 */
	void removeRemains() throws IOException {
		PostmasterFile postmaster = PostmasterFile.in(cluster());
		Optional<Path> program = postmaster.program();
		if (program.filter(programs::contain).isPresent()) {
			LOG.info("Stopping the PostgreSQL that an earlier Lundi left behind in {}", directory);
			stop();
		}
		else if (program.filter((other) -> !other.getFileName().toString().startsWith("postgres")).isPresent()) {
			postmaster.delete();
		}
	}

	void stop() throws IOException {
		Optional<ProcessHandle> process = PostmasterFile.in(cluster()).process();
		Outcome outcome = stop("fast");
		if (outcome.failed()) {
			outcome = stop("immediate");
		}
		if (process.isPresent() && !ended(process.get())) {
			LOG.error("The embedded PostgreSQL in {} (process {}) does not stop: {}", directory, process.get().pid(),
					outcome.output());
		}
	}

	/** Its file goes a moment before the process does. */
	private static boolean ended(ProcessHandle process) {
		for (int look = 0; look < 500 && PostmasterFile.runs(process); look++) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
		}
		return !PostmasterFile.runs(process);
	}

	private Outcome stop(String mode) throws IOException {
		return programs.run("pg_ctl", List.of("stop", "-D", cluster().toString(), "-m", mode, "-w", "-t", "60"));
	}

}
