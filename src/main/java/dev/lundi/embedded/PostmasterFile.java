package dev.lundi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code postmaster.pid}, which names the server of a data directory, or, after
 * a crash, the one that was.
 */
record PostmasterFile(Path file) {

	static PostmasterFile in(Path cluster) {
		return new PostmasterFile(cluster.resolve("postmaster.pid"));
	}

	/** The program that has the process number now, if the system tells. */
	Optional<Path> program() throws IOException {
		return process().flatMap((process) -> process.info().command()).map(Path::of);
	}

	/** What has the process number now, be it the server or another program. */
	Optional<ProcessHandle> process() throws IOException {
		if (Files.notExists(file)) {
			return Optional.empty();
		}
		return number().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
	}

	/**
	 * A dead process that its parent has not taken away yet is alive to the JVM, but has
	 * no program any more.
	 */
	static boolean runs(ProcessHandle process) {
		return process.isAlive() && process.info().command().isPresent();
	}

	private Optional<Long> number() throws IOException {
		try (var lines = Files.lines(file)) {
			return lines.findFirst().map(String::strip).filter((line) -> line.matches("\\d{1,18}")).map(Long::valueOf);
		}
	}

	void delete() throws IOException {
		Files.deleteIfExists(file);
	}

}
