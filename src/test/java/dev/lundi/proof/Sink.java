package dev.lundi.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/** Postfix's smtp-sink: an SMTP server that was not written by us. */
final class Sink implements AutoCloseable {

	private final Process process;

	private final Path folder;

	private final int port;

	private Sink(Process process, Path folder, int port) {
		this.process = process;
		this.folder = folder;
		this.port = port;
	}

	/** Whether it is on the path. */
	static boolean isInstalled() {
		try {
			Process process = new ProcessBuilder("smtp-sink").redirectErrorStream(true).start();
			process.getInputStream().readAllBytes();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Starts one that misbehaves as its options say. */
	static Sink start(String... options) {
		try {
			Path folder = Files.createTempDirectory("lundi-sink-");
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
			int port = freePort();
			List<String> command = new ArrayList<>(List.of("smtp-sink"));
			if ("root".equals(System.getProperty("user.name"))) {
				command.addAll(List.of("-u", "nobody"));
			}
			command.addAll(List.of("-D", folder.resolve("dump").toString()));
			command.addAll(List.of(options));
			command.addAll(List.of("127.0.0.1:" + port, "200"));
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(folder.resolve("log").toFile())
				.start();
			if (!Pause.until(Duration.ofSeconds(10), () -> listens(port))) {
				throw new IllegalStateException("smtp-sink does not start: see " + folder);
			}
			return new Sink(process, folder, port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	static boolean listens(int port) {
		try {
			new Socket(InetAddress.getLoopbackAddress(), port).close();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	int port() {
		return port;
	}

	/** What it received, once it has ended. */
	Witness witness() {
		Witness witness = new Witness();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("dump")).toList()) {
				read(file, witness);
			}
			return witness;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void read(Path dump, Witness witness) throws IOException {
		try (BufferedReader lines = Files.newBufferedReader(dump, StandardCharsets.ISO_8859_1)) {
			String sender = "";
			String recipient = "";
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("X-Mail-Args: <")) {
					sender = bracketed(line);
				}
				else if (line.startsWith("X-Rcpt-Args: <")) {
					recipient = bracketed(line);
				}
				else if (!recipient.isEmpty() && line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
					String id = line.contains("<") ? line : lines.readLine();
					witness.keep(new Witness.Mail(sender, recipient, "<" + bracketed(id) + ">", 0, 0, 0, 0, null));
					recipient = "";
				}
			}
		}
	}

	private static String bracketed(String line) {
		return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
	}

	/** Ends it, so that all that it received is written down. */
	void end() {
		process.destroy();
		process.onExit().join();
	}

	@Override
	public void close() {
		end();
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
