package dev.lundi.proof;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that others wrote, run to its end.
 *
 * @param output what it said, but for its complaints
 */
public record Program(boolean succeeded, String output) {

	private static final File COMPLAINTS = new File("target/proof-programs.log");

	/** A program that is not installed does not succeed. */
	public static Program run(Path folder, List<String> command) {
		try {
			Process process = new ProcessBuilder(command).directory(folder.toFile())
				.redirectError(ProcessBuilder.Redirect.to(COMPLAINTS.getAbsoluteFile()))
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Program(process.onExit().join().exitValue() == 0, output);
		}
		catch (IOException ex) {
			return new Program(false, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * What a program said.
	 * @throws UncheckedIOException when it failed
	 */
	public static String output(Path folder, List<String> command) {
		Program program = run(folder, command);
		if (!program.succeeded()) {
			throw new UncheckedIOException(new IOException(
					"%s failed, see %s: %s".formatted(command.getFirst(), COMPLAINTS, program.output())));
		}
		return program.output();
	}

}
