package dev.lundi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A process that does what a line says, and answers with a line of its own; what else it
 * prints goes to a log.
 */
final class Child implements AutoCloseable {

	private static final String ANSWER = "bench: ";

	private static final String ENDED = "ended";

	private final Process process;

	private final PrintStream commands;

	private final Path log;

	private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	private Child(Process process, Path log) {
		this.process = process;
		this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
		this.log = log;
		Thread.ofVirtual().start(this::listen);
	}

	static Child jvm(Class<?> main, Path log, List<String> options, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED"));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(arguments);
		return start(log, command);
	}

	static Child start(Path log, List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			return new Child(process, log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** In the child: gives an answer. */
	static void answer(String text) {
		System.out.println(ANSWER + text);
	}

	private void listen() {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
				OutputStream out = Files.newOutputStream(log)) {
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (line.startsWith(ANSWER)) {
					answers.add(line.substring(ANSWER.length()));
				}
				out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			answers.add(ENDED);
		}
	}

	long pid() {
		return process.pid();
	}

	void say(String command) {
		commands.println(command);
	}

	/** Whether an answer waits, or the process has ended. */
	boolean hasAnswered() {
		return !answers.isEmpty();
	}

	/** Waits for that answer and no other. */
	void await(String expected) {
		try {
			String answer = answers.take();
			if (!answer.equals(expected)) {
				throw new IllegalStateException(
						"Expected « %s » but got « %s »: see %s".formatted(expected, answer, log));
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Lets it end by itself, so that it can write its recording. */
	@Override
	public void close() {
		commands.close();
		try {
			process.waitFor();
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
