package dev.lundi.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/** The connection to a client, in clear or secured. */
final class Link {

	private static final int LONGEST_GOODBYE = 2_000;

	private final Duration latency;

	private Socket socket;

	private Wire wire;

	Link(Socket socket, Duration latency) throws IOException {
		this.socket = socket;
		this.latency = latency;
		this.wire = new Wire(socket.getInputStream(), socket.getOutputStream(), latency);
	}

	boolean isSecure() {
		return socket instanceof SSLSocket;
	}

	/**
	 * Shows the certificate and goes on encrypted.
	 * @return whether there was more before that, which is no part of TLS and thrown away
	 */
	boolean secure(Certificate certificate) throws IOException {
		wire.flush();
		byte[] early = wire.rest();
		boolean handshake = early.length == 0 || early[0] == 22;
		SSLSocket secured = (SSLSocket) certificate.context()
			.getSocketFactory()
			.createSocket(socket, new ByteArrayInputStream(handshake ? early : new byte[0]), true);
		secured.setUseClientMode(false);
		secured.startHandshake();
		socket = secured;
		wire = new Wire(secured.getInputStream(), secured.getOutputStream(), latency);
		return !handshake;
	}

	@Nullable String line() throws IOException {
		return wire.line();
	}

	/** Whether nothing more has come yet. */
	boolean isQuiet() {
		return wire.isEmpty();
	}

	boolean content(Content content) throws IOException {
		return wire.content(content);
	}

	void drip(int octetsPerSecond) {
		wire.drip(octetsPerSecond);
	}

	void say(String answer) {
		wire.say(answer);
	}

	void flush() throws IOException {
		wire.flush();
	}

	/**
	 * Closes: abruptly, or so that what was said arrives although there may be more to
	 * read.
	 */
	void end(boolean abrupt) throws IOException {
		if (abrupt) {
			socket.setSoLinger(true, 0);
		}
		else {
			wire.flush();
			socket.setSoTimeout(LONGEST_GOODBYE);
			socket.shutdownOutput();
			wire.drain();
		}
		socket.close();
	}

}
