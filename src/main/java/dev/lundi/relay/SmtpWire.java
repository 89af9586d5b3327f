package dev.lundi.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * The octets of one connection, in the clear or under TLS. A read or write that takes too
 * long ends with a {@link SocketTimeoutException}.
 */
final class SmtpWire {

	private static final long NOTHING_UNDER_WAY = 0;

	private static final long OVERDUE = 1;

	private static final int MOST_ADDRESSES = 3;

	private final AtomicLong deadline = new AtomicLong(NOTHING_UNDER_WAY);

	private final SocketChannel channel;

	private final Socket socket;

	private final Patience patience;

	private final WireWatch watch;

	private final long end;

	private Socket speaking;

	private InputStream in;

	private OutputStream out;

	private SmtpWire(SocketChannel channel, Patience patience, WireWatch watch) throws IOException {
		this.channel = channel;
		this.socket = channel.socket();
		this.patience = patience;
		this.watch = watch;
		this.end = System.nanoTime() + patience.whole().toNanos();
		this.speaking = socket;
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
		watch.add(this);
	}

	/** Connects to the first of the addresses that answers; tries three at most. */
	static SmtpWire connect(InetAddress[] addresses, int port, Patience patience, WireWatch watch) throws IOException {
		IOException failure = new IOException("no address");
		for (int i = 0; i < Math.min(addresses.length, MOST_ADDRESSES); i++) {
			try {
				return new SmtpWire(connected(new InetSocketAddress(addresses[i], port), patience.connect()), patience,
						watch);
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		throw failure;
	}

	private static SocketChannel connected(InetSocketAddress address, Duration patience) throws IOException {
		SocketChannel channel = SocketChannel.open();
		try {
			// Nagle's algorithm and the peer's delayed acknowledgement cost about 45 ms a
			// mail.
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			channel.socket().connect(address, (int) patience.toMillis());
			return channel;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * Goes on under TLS, once the certificate and the name in it have been checked.
	 * @throws IOException also when it is not TLS 1.2 or newer
	 */
	SSLSession secure(SSLContext context, String host) throws IOException {
		SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
		SSLParameters parameters = tls.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		parameters.setProtocols(new String[] { "TLSv1.3", "TLSv1.2" });
		tls.setSSLParameters(parameters);
		long until = begin(System.nanoTime() + patience.answer().toNanos());
		try {
			tls.startHandshake();
		}
		finally {
			end(until);
		}
		speaking = tls;
		in = tls.getInputStream();
		out = tls.getOutputStream();
		return tls.getSession();
	}

	/**
	 * Reads what is there, or waits for it.
	 * @param until the {@link System#nanoTime()} at which it is too late
	 * @return how many octets; -1 when the relay has closed the connection
	 */
	int read(byte[] octets, int offset, int length, long until) throws IOException {
		long begun = begin(until);
		try {
			return in.read(octets, offset, length);
		}
		finally {
			end(begun);
		}
	}

	/** How many octets can be read without waiting. */
	int available() throws IOException {
		return in.available();
	}

	void write(byte[] octets, int offset, int length) throws IOException {
		long begun = begin(System.nanoTime() + patience.write().toNanos());
		try {
			out.write(octets, offset, length);
		}
		finally {
			end(begun);
		}
	}

	/** Writes all of them in turn; in the clear, without putting them together. */
	void write(ByteBuffer[] octets) throws IOException {
		if (speaking instanceof SSLSocket) {
			byte[] all = joined(octets);
			write(all, 0, all.length);
			return;
		}
		long begun = begin(System.nanoTime() + patience.write().toNanos());
		try {
			for (long left = length(octets); left > 0; left -= channel.write(octets)) {
				// A write takes what the system has room for.
			}
		}
		finally {
			end(begun);
		}
	}

	private static byte[] joined(ByteBuffer[] octets) {
		ByteBuffer all = ByteBuffer.allocate((int) length(octets));
		Stream.of(octets).forEach(all::put);
		return all.array();
	}

	private static long length(ByteBuffer[] octets) {
		return Stream.of(octets).mapToLong(ByteBuffer::remaining).sum();
	}

	private long begin(long until) {
		long valid = ((until - end < 0) ? until : end) | 2;
		deadline.setRelease(valid);
		return valid;
	}

	private void end(long begun) throws SocketTimeoutException {
		if (!deadline.compareAndSet(begun, NOTHING_UNDER_WAY)) {
			throw new SocketTimeoutException("the relay took too long");
		}
	}

	/** Called by the watch, on its own thread. */
	void endIfOverdue(long now) {
		long until = deadline.get();
		if (until != NOTHING_UNDER_WAY && until != OVERDUE && now - until > 0
				&& deadline.compareAndSet(until, OVERDUE)) {
			drop();
		}
	}

	/**
	 * Ends the connection without a word: under TLS, close_notify could wait for ever.
	 */
	void drop() {
		watch.remove(this);
		closeQuietly(socket);
	}

	/** Says a last word, and ends the connection. */
	void close(byte[] farewell) {
		try {
			write(farewell, 0, farewell.length);
			begin(System.nanoTime() + patience.write().toNanos());
			closeQuietly(speaking);
		}
		catch (IOException ex) {
			// The relay was quicker.
		}
		finally {
			drop();
		}
	}

	private static void closeQuietly(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is closed all the same.
		}
	}

}
