package dev.lundi.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that runs an embedded PostgreSQL until it is killed. */
final class ChildLundi {

	private ChildLundi() {
	}

	static void main(String[] args) throws IOException {
		TestPostgres.startIn(Path.of(args[0]));
		System.out.println("started");
		System.in.read();
	}

	static Process start(Path directory) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), ChildLundi.class.getName(), directory.toString())
			.redirectErrorStream(true)
			.start();
		awaitStart(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
		return process;
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
