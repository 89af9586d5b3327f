package dev.lundi.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * An SMTP server whose every answer a test can choose, and that keeps what it was told.
 */
final class ScriptedRelay implements AutoCloseable {

	/** Instead of an answer: the connection is closed. */
	static final String CLOSE = "<close>";

	/** Instead of an answer: none, for ever. */
	static final String SILENCE = "<silence>";

	/** Instead of an answer: lines without end. */
	static final String CHATTER = "<chatter>";

	/** The verb that stands for the final dot. */
	static final String DOT = ".";

	/** The verb that stands for a new connection. */
	static final String CONNECT = "";

	private final ServerSocket server;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();

	private final List<String> written = new CopyOnWriteArrayList<>();

	private final List<String> inTheClear = new CopyOnWriteArrayList<>();

	private final List<String> contents = new CopyOnWriteArrayList<>();

	private volatile List<String> offers = List.of();

	private volatile @Nullable SSLContext tls;

	private volatile boolean implicit;

	ScriptedRelay() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofPlatform().daemon().name("scripted-relay").start(this::accept);
	}

	ScriptedRelay offering(String... keywords) {
		offers = List.of(keywords);
		return this;
	}

	/** Offers STARTTLS. */
	ScriptedRelay securedBy(SSLContext context) {
		tls = context;
		return this;
	}

	/** Speaks TLS from the first octet. */
	ScriptedRelay securedAtOnceBy(SSLContext context) {
		tls = context;
		implicit = true;
		return this;
	}

	/** What it answers to a verb, one after the other; the last one stays. */
	ScriptedRelay answering(String verb, String... replies) {
		answers.put(verb, new ArrayDeque<>(List.of(replies)));
		return this;
	}

	int port() {
		return server.getLocalPort();
	}

	/** What the client wrote, as it came in, octets as characters. */
	List<String> written() {
		return List.copyOf(written);
	}

	/** The same as one. */
	String wholeTalk() {
		return String.join("", written);
	}

	/** What came in without TLS. */
	String inTheClear() {
		return String.join("", inTheClear);
	}

	/** The contents that ended in a dot, as they travelled. */
	List<String> contents() {
		return List.copyOf(contents);
	}

	/** How many connections are open. */
	int connections() {
		return sockets.size();
	}

	List<String> offers() {
		return offers;
	}

	@Nullable SSLContext tls() {
		return tls;
	}

	boolean isImplicit() {
		return implicit;
	}

	synchronized @Nullable String answerTo(String verb) {
		Deque<String> replies = answers.get(verb);
		if (replies == null) {
			return null;
		}
		return (replies.size() > 1) ? replies.removeFirst() : replies.getFirst();
	}

	void keepWritten(String octets, boolean secure) {
		written.add(octets);
		if (!secure) {
			inTheClear.add(octets);
		}
	}

	void keepContent(String content) {
		contents.add(content);
	}

	/** Does nothing until the test is over. */
	void awaitClose() {
		try {
			closing.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = server.accept();
				sockets.add(socket);
				Thread.ofPlatform().daemon().start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed: the test is over.
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			new ScriptedDialogue(this, socket).run();
		}
		catch (IOException ex) {
			// The client went away.
		}
		finally {
			sockets.remove(socket);
		}
	}

	@Override
	public void close() throws IOException {
		closing.countDown();
		server.close();
		for (Socket socket : sockets) {
			socket.close();
		}
	}

}
