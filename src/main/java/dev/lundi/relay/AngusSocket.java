package dev.lundi.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;

import javax.net.SocketFactory;

/**
 * What Angus takes for its socket: an open connection, of which it gets one line at a
 * time. Nothing that the relay says later can therefore end in its buffers, and TLS can
 * begin beneath it.
 */
final class AngusSocket extends Socket {

	/** No dialogue before the first mail is as long as that. */
	private static final int MOST_OCTETS = 262_144;

	private final SmtpWire wire;

	private final ReplyReader replies;

	private final Duration patience;

	private boolean released;

	private int received;

	private long until;

	AngusSocket(SmtpWire wire, ReplyReader replies, Duration patience) {
		this.wire = wire;
		this.replies = replies;
		this.patience = patience;
		waitFromNow();
	}

	/**
	 * From now on Angus can neither write to the connection nor close it: its finaliser
	 * would.
	 */
	void release() {
		released = true;
	}

	private void waitFromNow() {
		until = System.nanoTime() + patience.toNanos();
	}

	@Override
	public void connect(SocketAddress endpoint, int timeout) {
		// It is.
	}

	@Override
	public void setSoTimeout(int timeout) {
		// The wire has its own.
	}

	@Override
	public InputStream getInputStream() {
		return new Lines();
	}

	@Override
	public OutputStream getOutputStream() {
		return new Commands();
	}

	@Override
	public void close() {
		if (!released) {
			wire.drop();
		}
	}

	/**
	 * Refuses a CR without LF: for Angus it would end a line, and what follows would wait
	 * in its buffers, even until TLS has begun.
	 */
	private final class Lines extends InputStream {

		private boolean afterReturn;

		@Override
		public int read() throws IOException {
			byte[] octet = new byte[1];
			return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
		}

		@Override
		public int read(byte[] octets, int offset, int length) throws IOException {
			int count = replies.readWithinLine(octets, offset, length, until);
			received += count;
			if (received > MOST_OCTETS) {
				throw new ProtocolException("the relay talks without end");
			}
			for (int i = offset; i < offset + count; i++) {
				if (afterReturn && octets[i] != '\n') {
					throw new ProtocolException("the relay answered out of protocol");
				}
				afterReturn = octets[i] == '\r';
			}
			return count;
		}

	}

	private final class Commands extends OutputStream {

		@Override
		public void write(int octet) throws IOException {
			write(new byte[] { (byte) octet }, 0, 1);
		}

		@Override
		public void write(byte[] octets, int offset, int length) throws IOException {
			if (!released) {
				wire.write(octets, offset, length);
				waitFromNow();
			}
		}

	}

	/** Hands out one socket. */
	static final class Factory extends SocketFactory {

		private final AngusSocket socket;

		Factory(AngusSocket socket) {
			this.socket = socket;
		}

		@Override
		public Socket createSocket() {
			return socket;
		}

		@Override
		public Socket createSocket(String host, int port) {
			return socket;
		}

		@Override
		public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
			return socket;
		}

		@Override
		public Socket createSocket(InetAddress host, int port) {
			return socket;
		}

		@Override
		public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
			return socket;
		}

	}

}
