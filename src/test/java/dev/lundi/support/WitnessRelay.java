package dev.lundi.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

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

	/**
	 * A mail that the server took.
	 *
	 * @param content as it came, lines ended by CRLF, dots unstuffed
	 */
	public record Received(String sender, String recipient, String content) {

		/** The first header of that name, unfolded; empty when there is none. */
		public String header(String name) {
			return headers(name).stream().findFirst().orElse("");
		}

		/** All headers of that name, unfolded. */
		public List<String> headers(String name) {
			String head = content.substring(0, content.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
			return head.lines()
				.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
				.map((line) -> line.substring(name.length() + 1).strip())
				.toList();
		}

	}

	private final ServerSocket server;

	private final Map<String, Fault> faults = new ConcurrentHashMap<>();

	private final List<Received> received = new CopyOnWriteArrayList<>();

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
		Thread.ofPlatform().daemon().name("witness").start(this::accept);
	}

	public int port() {
		return server.getLocalPort();
	}

	/** Misbehaves towards this recipient until told otherwise. */
	public void fault(String recipient, Fault fault) {
		faults.put(recipient, fault);
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
			new Dialogue(socket).run();
		}
		catch (IOException ex) {
			// The client went away, as killed clients do.
		}
	}

	private void keep(Received mail) {
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

	@Override
	public void close() {
		try {
			server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private final class Dialogue {

		private final BufferedReader in;

		private final OutputStream out;

		private String sender = "";

		private String recipient = "";

		Dialogue(Socket socket) throws IOException {
			this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			this.out = socket.getOutputStream();
		}

		void run() throws IOException {
			say("220 witness.example ESMTP");
			String line = in.readLine();
			while (line != null && answer(line)) {
				line = in.readLine();
			}
		}

		/** Whether the dialogue goes on. */
		private boolean answer(String line) throws IOException {
			switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
				case "EHLO" -> say("250-witness.example\r\n250 8BITMIME");
				case "MAIL" -> sender(address(line));
				case "RCPT" -> recipient(address(line));
				case "DATA" -> {
					return faults.get(recipient) != Fault.CLOSE_AT_DATA && content();
				}
				case "RSET", "NOOP" -> say("250 2.0.0 ok");
				case "QUIT" -> {
					say("221 2.0.0 bye");
					return false;
				}
				default -> say("500 5.5.1 what?");
			}
			return true;
		}

		private void sender(String address) throws IOException {
			sender = address;
			say(faults.containsValue(Fault.REFUSE_SENDER) ? "550 5.7.1 sender refused" : "250 2.1.0 ok");
		}

		private void recipient(String address) throws IOException {
			recipient = address;
			Fault fault = faults.get(address);
			if (fault == Fault.UNKNOWN_MAILBOX) {
				say("550 5.1.1 no such mailbox");
			}
			else if (fault == Fault.ANSWER_IN_MARKUP) {
				say("550 5.1.1 </bdi></td><script>alert(1)</script><img src=x onerror=alert(1)>");
			}
			else {
				say(fault == Fault.GREYLIST ? "451 4.7.1 try again later" : "250 2.1.5 ok");
			}
		}

		private boolean content() throws IOException {
			say("354 go ahead");
			Fault fault = faults.get(recipient);
			StringBuilder content = new StringBuilder();
			for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
				if (line == null) {
					return false;
				}
				content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
			}
			if (fault == Fault.REFUSE_CONTENT) {
				say("554 5.6.0 we do not like it");
				return true;
			}
			keep(new Received(sender, recipient, content.toString()));
			if (fault == Fault.CLOSE_AFTER_DOT) {
				return false;
			}
			say("250 2.0.0 Ok: queued as W" + received.size() + "0001");
			return true;
		}

		private void say(String answer) throws IOException {
			out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
		}

		private static String address(String line) {
			return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
		}

	}

}
