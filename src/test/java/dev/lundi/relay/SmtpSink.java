package dev.lundi.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.lundi.support.Until;

/** Postfix's test server, in a process of its own. */
final class SmtpSink implements AutoCloseable {

	private final int port;

	private final Process process;

	SmtpSink(String... options) throws IOException {
		this.port = freePort();
		List<String> command = new ArrayList<>(List.of("smtp-sink"));
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("-u", "nobody"));
		}
		command.addAll(List.of(options));
		command.addAll(List.of("127.0.0.1:" + port, "50"));
		this.process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		Until.holds("smtp-sink listens", this::isListening);
	}

	static boolean isInstalled() {
		return Stream.of(System.getenv("PATH").split(":", -1))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "smtp-sink")));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	private boolean isListening() {
		if (!process.isAlive()) {
			throw new IllegalStateException("smtp-sink has ended with " + process.exitValue());
		}
		try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	int port() {
		return port;
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}

}
