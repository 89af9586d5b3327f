package dev.lundi.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a client and its server, and hears what the client says. */
final class CuttableLine implements AutoCloseable {

	private static final String NOWHERE = "";

	private final ServerSocket door;

	private final int server;

	private final AtomicReference<String> cut = new AtomicReference<>(NOWHERE);

	private final List<String> said = new CopyOnWriteArrayList<>();

	CuttableLine(int server) throws IOException {
		this.server = server;
		this.door = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
		Thread.ofVirtual().start(this::serve);
	}

	int port() {
		return door.getLocalPort();
	}

	/** The connection is lost, once, where the client says this. */
	void cutAt(String word) {
		cut.set(word);
	}

	/** What clients said, line by line. */
	List<String> said() {
		return said;
	}

	private void serve() {
		while (!door.isClosed()) {
			try {
				Socket client = door.accept();
				Thread.ofVirtual().start(() -> connect(client));
			}
			catch (IOException ex) {
				// It was closed.
			}
		}
	}

	private void connect(Socket client) {
		try (client; Socket behind = new Socket(InetAddress.ofLiteral("127.0.0.1"), server)) {
			Thread.ofVirtual().start(() -> answer(behind, client));
			hear(client.getInputStream(), behind.getOutputStream());
		}
		catch (IOException ex) {
			// One of them has left.
		}
	}

	private static void answer(Socket behind, Socket client) {
		try (behind; client) {
			behind.getInputStream().transferTo(client.getOutputStream());
		}
		catch (IOException ex) {
			// One of them has left.
		}
	}

	/** Until the client leaves, or the line is cut. */
	private void hear(InputStream client, OutputStream behind) throws IOException {
		for (String line = line(client); !line.isEmpty() && !isCut(line); line = line(client)) {
			said.add(line.strip());
			behind.write(line.getBytes(StandardCharsets.ISO_8859_1));
		}
	}

	private boolean isCut(String line) {
		String word = cut.get();
		return !word.equals(NOWHERE) && line.contains(word) && cut.compareAndSet(word, NOWHERE);
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		int octet = in.read();
		while (octet >= 0 && octet != '\n') {
			line.append((char) octet);
			octet = in.read();
		}
		return (octet < 0) ? "" : line.append('\n').toString();
	}

	@Override
	public void close() throws IOException {
		door.close();
	}

}
