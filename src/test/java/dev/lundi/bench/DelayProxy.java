package dev.lundi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes a relay far away: every byte travels half of the latency in each direction,
 * however many are under way.
 */
final class DelayProxy implements Relay {

	private final Relay relay;

	private final long delay;

	private final ServerSocket server;

	DelayProxy(Relay relay, Duration latency) {
		this.relay = relay;
		this.delay = latency.toNanos() / 2;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofPlatform().daemon().name("delay").start(this::accept);
	}

	@Override
	public int port() {
		return server.getLocalPort();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = server.accept();
				Socket target = new Socket(InetAddress.getLoopbackAddress(), relay.port());
				client.setTcpNoDelay(true);
				target.setTcpNoDelay(true);
				carry(client, target);
				carry(target, client);
			}
		}
		catch (IOException ex) {
			// Closed: the benchmark is over.
		}
	}

	private void carry(Socket from, Socket to) {
		BlockingQueue<Parcel> road = new LinkedBlockingQueue<>();
		Thread.ofVirtual().start(() -> take(from, road));
		Thread.ofVirtual().start(() -> deliver(road, to));
	}

	private void take(Socket from, BlockingQueue<Parcel> road) {
		byte[] buffer = new byte[1 << 16];
		try (InputStream in = from.getInputStream()) {
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				road.add(new Parcel(System.nanoTime() + delay, Arrays.copyOf(buffer, length)));
			}
		}
		catch (IOException ex) {
			// One side hung up: so does the other.
		}
		road.add(new Parcel(System.nanoTime() + delay, new byte[0]));
	}

	private void deliver(BlockingQueue<Parcel> road, Socket to) {
		try (to) {
			for (Parcel parcel = road.take(); parcel.content().length > 0; parcel = road.take()) {
				for (long left = parcel.due() - System.nanoTime(); left > 0; left = parcel.due() - System.nanoTime()) {
					LockSupport.parkNanos(left);
				}
				to.getOutputStream().write(parcel.content());
			}
		}
		catch (IOException ex) {
			// The receiver hung up; what is on the road is lost, as on any road.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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

	/** Bytes under way; none of them says that no more will come. */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record Parcel(long due, byte[] content) {
	}

}
