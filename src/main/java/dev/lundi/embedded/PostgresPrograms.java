package dev.lundi.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.sun.security.auth.module.UnixSystem;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The programs of one PostgreSQL. They refuse to run as root, so for root each one runs
 * in a user namespace of its own, where it is nobody special.
 */
final class PostgresPrograms {

	private final Path home;

	private final List<String> unprivileged;

	PostgresPrograms(Path home) throws IOException {
		this.home = home.toRealPath();
		this.unprivileged = isRoot() ? List.of("unshare", "-U") : List.of();
	}

	private static boolean isRoot() {
		return File.separatorChar == '/' && new UnixSystem().getUid() == 0;
	}

	/**
	 * @throws FailureAnalyzedException when root cannot shed its rights here
	 */
	void checkRights() throws IOException {
		if (!unprivileged.isEmpty()) {
			Outcome outcome = shedRights();
			if (outcome.failed()) {
				throw new FailureAnalyzedException(
						"Lundi runs as root, PostgreSQL refuses to, and this system does not let root shed its rights with « unshare -U »: %s"
							.formatted(outcome.output()),
						"Run Lundi as an ordinary user, %s.".formatted(DataDirectory.OR_EXTERNAL));
			}
		}
	}

	private static Outcome shedRights() throws IOException {
		try {
			return run(List.of("unshare", "-U", "true"), Redirect.PIPE);
		}
		catch (IOException ex) {
			return new Outcome(1, "the program unshare is missing");
		}
	}

	/** The part of the version that data directories depend on, such as 18. */
	String majorVersion() throws IOException {
		return run("postgres", List.of("--version")).output().replaceFirst("(?s).*\\) (\\d+).*", "$1");
	}

	boolean contain(Path program) {
		return program.startsWith(home.getParent());
	}

	Outcome run(String program, List<String> arguments) throws IOException {
		return run(command(program, arguments), Redirect.PIPE);
	}

	Outcome run(String program, List<String> arguments, Path input) throws IOException {
		return run(command(program, arguments), Redirect.from(input.toFile()));
	}

	private List<String> command(String program, List<String> arguments) {
		List<String> command = new ArrayList<>(unprivileged);
		command.add(home.resolve("bin").resolve(program).toString());
		command.addAll(arguments);
		return command;
	}

	private static Outcome run(List<String> command, Redirect input) throws IOException {
		// A file, because a server that outlives its starter would keep a pipe open.
		Path output = Files.createTempFile("lundi-", ".out");
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(input)
				.redirectOutput(output.toFile());
			builder.environment().put("LC_ALL", "C");
			return new Outcome(await(builder.start()), Files.readString(output, StandardCharsets.ISO_8859_1).strip());
		}
		finally {
			Files.deleteIfExists(output);
		}
	}

	/**
	 * Waits even when interrupted: half a start or stop would leave a server behind. With
	 * a time limit, because Spring takes a thread that waits without one for stuck and
	 * ends the process without closing anything.
	 */
	private static int await(Process process) {
		boolean interrupted = false;
		while (process.isAlive()) {
			try {
				process.waitFor(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return process.exitValue();
	}

	/** What a program answered. */
	record Outcome(int code, String output) {

		boolean failed() {
			return code != 0;
		}

	}

}
