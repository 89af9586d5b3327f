package dev.lundi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on this machine that misbehaves as its {@link Script} says, and a
 * {@link Witness} of what it truly received.
 */
public final class FaultyRelay implements AutoCloseable {

	private final Witness witness;

	private final AtomicLong connections = new AtomicLong();

	private final Map<String, Integer> calls = new ConcurrentHashMap<>();

	private final List<String> misdeeds = new CopyOnWriteArrayList<>();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile Manner manner;

	private volatile Script script = Script.NONE;

	private @Nullable ServerSocket server;

	private @Nullable Thread doorkeeper;

	private int port;

	public FaultyRelay() {
		this(Manner.PLAIN);
	}

	public FaultyRelay(Manner manner) {
		this(manner, 0, new Witness());
	}

	/**
	 * Serves on a port.
	 * @param port 0 for any free one
	 */
	FaultyRelay(Manner manner, int port, Witness witness) {
		this.manner = manner;
		this.port = port;
		this.witness = witness;
		open();
	}

	/** Lets clients in again, at the same port. */
	public synchronized void open() {
		try {
			ServerSocket socket = new ServerSocket();
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
			port = socket.getLocalPort();
			server = socket;
			doorkeeper = Thread.ofPlatform().daemon().name("relay-" + port).start(() -> accept(socket));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(ServerSocket door) {
		try {
			while (true) {
				Socket socket = door.accept();
				open.add(socket);
				long number = connections.incrementAndGet();
				Thread.ofPlatform().daemon().name("dialogue-" + number).start(() -> serve(socket, number));
			}
		}
		catch (IOException ex) {
			// Closed: nobody gets in any more.
		}
	}

	private void serve(Socket socket, long number) {
		try (socket) {
			socket.setTcpNoDelay(true);
			new Dialogue(this, manner, socket, number).run();
		}
		catch (IOException ex) {
			// The client went away, as killed clients do.
		}
		finally {
			open.remove(socket);
		}
	}

	public synchronized int port() {
		return port;
	}

	/** What it does from now on, to those who connect and those who are connected. */
	public void follow(Script instructions) {
		script = instructions;
	}

	/** What it offers to those who connect from now on. */
	public void adopt(Manner offered) {
		manner = offered;
	}

	public Witness witness() {
		return witness;
	}

	/** How many clients have connected. */
	public long connections() {
		return connections.get();
	}

	/** How many clients are connected. */
	public int connected() {
		return open.size();
	}

	/** What clients did that RFC 5321, 2920 or 3207 forbid. */
	public List<String> misdeeds() {
		return List.copyOf(misdeeds);
	}

	/** How often a recipient has been named. */
	public int calls(String recipient) {
		return calls.getOrDefault(recipient, 0);
	}

	/** Behaves, and forgets whom it has met. */
	public void forget() {
		script = Script.NONE;
		calls.clear();
		misdeeds.clear();
		witness.forget();
	}

	int called(String recipient) {
		return calls.merge(recipient, 1, Integer::sum);
	}

	Script script() {
		return script;
	}

	void complain(String misdeed) {
		if (misdeeds.size() < 100) {
			misdeeds.add(misdeed);
		}
	}

	/** Nobody gets in any more when this returns; who is in may stay. */
	@Override
	public synchronized void close() {
		try {
			if (server != null && doorkeeper != null) {
				server.close();
				// A call to accept that is under way still lets somebody in.
				doorkeeper.join();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** As if its machine lost its power. */
	public void vanish() {
		close();
		for (Socket socket : open) {
			try {
				socket.setSoLinger(true, 0);
				socket.close();
			}
			catch (IOException ex) {
				// It was closed already.
			}
		}
	}

}
