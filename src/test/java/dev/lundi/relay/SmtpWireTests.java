package dev.lundi.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpWireTests {

	/** More than a system takes at once: 1,024 on Linux. */
	private static final int PARTS = 3000;

	/** All of them together are more than two sockets hold. */
	private static final int LONGEST_PART = 8000;

	private static final int SMALL_BUFFER = 16_384;

	/**
	 * A write of a platform's thread is cut between two parts, for there are too many. A
	 * virtual thread does not wait in the system: its writes are cut anywhere.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aWriteThatIsCutHalfWayGoesOnWhereItWasCut(boolean virtual) throws Exception {
		List<byte[]> parts = parts();
		try (ServerSocket relay = new ServerSocket()) {
			relay.setReceiveBufferSize(SMALL_BUFFER);
			relay.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			FutureTask<byte[]> received = new FutureTask<>(() -> allThatComes(relay));
			Thread.ofPlatform().daemon().start(received);
			FutureTask<Void> written = new FutureTask<>(writing(parts, relay.getLocalPort()));
			(virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(written);
			written.get(1, TimeUnit.MINUTES);
			assertThat(Arrays.mismatch(received.get(1, TimeUnit.MINUTES), joined(parts)))
				.as("the first octet that is not the mail's")
				.isEqualTo(-1);
		}
	}

	private static List<byte[]> parts() {
		Random random = new Random(1);
		return random.ints(PARTS, 1, LONGEST_PART).mapToObj((length) -> {
			byte[] part = new byte[length];
			random.nextBytes(part);
			return part;
		}).toList();
	}

	private static byte[] joined(List<byte[]> parts) {
		ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt((part) -> part.length).sum());
		parts.forEach(all::put);
		return all.array();
	}

	/** As in a mail, what is one reader's own takes turns with what all readers share. */
	private static Callable<Void> writing(List<byte[]> parts, int port) {
		List<ByteBuffer> buffers = new ArrayList<>();
		for (byte[] part : parts) {
			buffers.add((buffers.size() % 2 == 0) ? ByteBuffer.wrap(part)
					: ByteBuffer.allocateDirect(part.length).put(part).flip());
		}
		return () -> {
			SmtpWire wire = SmtpWire.connect(new InetAddress[] { InetAddress.getLoopbackAddress() }, port,
					Patience.STANDARD, new WireWatch());
			wire.write(buffers.toArray(ByteBuffer[]::new));
			wire.drop();
			return null;
		};
	}

	private static byte[] allThatComes(ServerSocket relay) throws IOException {
		try (Socket client = relay.accept()) {
			return client.getInputStream().readAllBytes();
		}
	}

}
