package dev.lundi.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A sink in a process of its own: Postfix's smtp-sink, or ours where that is missing. */
final class Sink implements Relay {

	private final Process process;

	private final int port;

	private final String name;

	private Sink(String name, int port, List<String> command) {
		this.name = name;
		this.port = port;
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		awaitListening();
	}

	/**
	 * Starts one.
	 * @param kind {@code smtp-sink}, {@code java}, or {@code auto}
	 */
	static Sink start(String kind) {
		int port = freePort();
		Optional<String> smtpSink = program("smtp-sink").filter((path) -> !kind.equals("java"));
		if (smtpSink.isEmpty() && kind.equals("smtp-sink")) {
			throw new IllegalArgumentException(
					"There is no smtp-sink on the PATH: install Postfix, or say --sink=java");
		}
		return smtpSink.map((path) -> new Sink("smtp-sink", port, smtpSink(path, port)))
			.orElseGet(() -> new Sink("Java sink", port, javaSink(port)));
	}

	/** As root it wants to be told whom to become. */
	private static List<String> smtpSink(String path, int port) {
		List<String> command = new ArrayList<>(List.of(path));
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("-u", "nobody"));
		}
		command.addAll(List.of("127.0.0.1:" + port, "256"));
		return command;
	}

	private static List<String> javaSink(int port) {
		return List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m", "-cp",
				System.getProperty("java.class.path"), JavaSink.class.getName(), "" + port);
	}

	/** Where a program is on the PATH. */
	static Optional<String> program(String name) {
		return Pattern.compile(File.pathSeparator)
			.splitAsStream(System.getenv().getOrDefault("PATH", ""))
			.map((folder) -> new File(folder, name))
			.filter(File::canExecute)
			.map(File::getPath)
			.findFirst();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitListening() {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!isListening()) {
			if (!process.isAlive() || System.nanoTime() > end) {
				throw new IllegalStateException("%s does not start".formatted(name));
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
	}

	private boolean isListening() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	String name() {
		return name;
	}

	@Override
	public int port() {
		return port;
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}

}
