package dev.lundi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** On what all this was measured. */
final class Machine {

	private Machine() {
	}

	static String describe() {
		try (BenchDatabase database = new BenchDatabase()) {
			return "%d cores (%s), Linux %s, JDK %s, PostgreSQL %s (fsync %s, synchronous_commit %s)".formatted(
					Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("os.version"),
					Runtime.version(), database.setting("server_version"), database.setting("fsync"),
					database.setting("synchronous_commit"));
		}
	}

	private static String processor() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.replaceFirst(".*: ", ""))
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

}
