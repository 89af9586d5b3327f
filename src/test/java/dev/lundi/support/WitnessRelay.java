package dev.lundi.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that remembers what it truly received, and misbehaves towards chosen
 * recipients.
 */
public final class WitnessRelay implements AutoCloseable {

	/** What the server does to a recipient's mail. */
	public enum Fault {

		/** Refuses the sender. */
		REFUSE_SENDER,

		/** Answers RCPT with 550 5.1.1. */
		UNKNOWN_MAILBOX,

		/** Answers RCPT with 550 5.1.1 and markup. */
		ANSWER_IN_MARKUP,

		/** Answers RCPT with 451 4.7.1. */
		GREYLIST,

		/** Answers the final dot with 554 5.6.0. */
		REFUSE_CONTENT,

		/** Closes the connection instead of answering DATA. */
		CLOSE_AT_DATA,

		/** Takes the mail, and closes the connection instead of saying so. */
		CLOSE_AFTER_DOT

	}

	private final ServerSocket server;

	private final Thread doorkeeper;

	private final Map<String, Fault> faults = new ConcurrentHashMap<>();

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private volatile String extensions = "";

	private volatile int actAfter = Integer.MAX_VALUE;

	private volatile Runnable action = () -> {
	};

	public WitnessRelay() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.doorkeeper = Thread.ofPlatform().daemon().name("witness").start(this::accept);
	}

	public int port() {
		return server.getLocalPort();
	}

	/** Misbehaves towards this recipient until told otherwise. */
	public void fault(String recipient, Fault fault) {
		faults.put(recipient, fault);
	}

	/** Takes addresses beyond ASCII from now on (RFC 6531). */
	public void offerSmtpUtf8() {
		extensions = "250-SMTPUTF8\r\n";
	}

	String extensions() {
		return extensions;
	}

	public void behave() {
		faults.clear();
	}

	/** Forgets what it received and what it was told to do. */
	public void forget() {
		behave();
		received.clear();
		actAfter = Integer.MAX_VALUE;
	}

	/**
	 * Does something once, when it has received that many mails and before it says so.
	 */
	public void after(int mails, Runnable action) {
		this.action = action;
		this.actAfter = mails;
	}

	public List<Received> received() {
		return List.copyOf(received);
	}

	/** How many copies each recipient got. */
	public Map<String, Long> copies() {
		return received.stream().collect(Collectors.groupingBy(Received::recipient, Collectors.counting()));
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = server.accept();
				Thread.ofVirtual().start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed: the test is over.
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			new WitnessDialogue(this, socket).run();
		}
		catch (IOException ex) {
			// The client went away, as killed clients do.
		}
	}

	@Nullable Fault faultOf(String recipient) {
		return faults.get(recipient);
	}

	boolean refusesSenders() {
		return faults.containsValue(Fault.REFUSE_SENDER);
	}

	void keep(Received mail) {
		received.add(mail);
		boolean now;
		synchronized (received) {
			now = received.size() >= actAfter;
			actAfter = now ? Integer.MAX_VALUE : actAfter;
		}
		if (now) {
			action.run();
		}
	}

	/** Nobody gets in any more when this returns. */
	@Override
	public void close() {
		try {
			server.close();
			// A call to accept that is under way still lets somebody in.
			doorkeeper.join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
