package dev.lundi.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that runs an embedded PostgreSQL until it is killed. */
final class ChildLundi {

	private ChildLundi() {
	}

	static void main(String[] args) throws IOException {
		TestPostgres.startIn(Path.of(args[0]));
		System.out.println("started");
		System.in.read();
	}

	/** Starts it and waits until its PostgreSQL serves. */
	static Process start(Path directory) throws IOException {
		Process process = java(ChildLundi.class, directory.toString());
		awaitStart(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
		return process;
	}

	static Process java(Class<?> main, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static void awaitStart(BufferedReader output) throws IOException {
		StringBuilder seen = new StringBuilder();
		String line;
		while ((line = output.readLine()) != null) {
			if (line.equals("started")) {
				return;
			}
			seen.append(line).append('\n');
		}
		throw new IllegalStateException("The child did not start: " + seen);
	}

}
