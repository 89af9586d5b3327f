package dev.lundi.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import dev.lundi.support.TestLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Answers that would keep a reader for ever, or fill its memory. */
class HostileAnswerTests {

	private static final long TEN_GIGABYTES = 10_000_000_000L;

	private final CountDownLatch over = new CountDownLatch(1);

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	HostileAnswerTests() throws IOException {
	}

	@AfterEach
	void close() throws IOException {
		over.countDown();
		socket.close();
	}

	@Test
	void anAnswerOfOneOctetNowAndThenIsCutOff() {
		answering(out -> drip(out, "HTTP/1.1 200 OK\r\n\r\n", 100));
		assertCutOff(TestLimits.SHORT, "no whole answer within 1 s");
	}

	@Test
	void headersOfOneOctetNowAndThenAreCutOff() {
		answering(out -> drip(out, "HTTP/1.1 200 OK\r\nX: ", 100));
		assertCutOff(TestLimits.SHORT, "no whole answer within 1 s");
	}

	@Test
	@Tag("proof")
	void anAnswerOfOneOctetASecondEndsWithinFifteen() {
		answering(out -> drip(out, "HTTP/1.1 200 OK\r\n\r\n", 1000));
		assertCutOff(FetchLimits.USUAL, "no whole answer within 12 s");
	}

	@Test
	void tenGigabytesOfNothingAreNotUnpacked() {
		answering(out -> {
			write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
			try (var zeros = new GZIPOutputStream(out)) {
				pour(zeros, TEN_GIGABYTES);
			}
		});
		assertCutOff(FetchLimits.USUAL, "the answer is longer than 10485760 bytes");
	}

	@Test
	void tenGigabytesAreNotRead() {
		answering(out -> {
			write(out, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(TEN_GIGABYTES));
			pour(out, TEN_GIGABYTES);
		});
		assertCutOff(FetchLimits.USUAL, "the answer is longer than 10485760 bytes");
	}

	@Test
	void headersWithoutEndAreNotRead() {
		answering(out -> {
			write(out, "HTTP/1.1 200 OK\r\n");
			for (var line = 0; over.getCount() > 0; line++) {
				write(out, "X-%d: x\r\n".formatted(line));
			}
		});
		assertCutOff(TestLimits.SHORT, "the connection broke");
	}

	@Test
	void aHeaderWithoutEndIsNotRead() {
		answering(out -> {
			write(out, "HTTP/1.1 200 OK\r\nX: ");
			pour(out, TEN_GIGABYTES);
		});
		assertCutOff(TestLimits.SHORT, "the connection broke");
	}

	@Test
	void aBrokenPackageIsSaidInWords() {
		answering(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008bxxxx"));
		assertCutOff(TestLimits.SHORT, "the connection broke");
	}

	private void assertCutOff(FetchLimits limits, String words) {
		var start = System.nanoTime();
		assertThatExceptionOfType(FetchException.class)
			.isThrownBy(() -> new Fetch(limits, AddressGuard.of(true))
				.get(URI.create("http://127.0.0.1:%d/".formatted(socket.getLocalPort()))))
			.withMessageContaining(words);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
	}

	private void answering(Deed deed) {
		Thread.startVirtualThread(() -> {
			try {
				while (true) {
					var connection = socket.accept();
					Thread.startVirtualThread(() -> answer(connection, deed));
				}
			}
			catch (IOException ex) {
				// The test is over.
			}
		});
	}

	private static void answer(Socket connection, Deed deed) {
		try (connection) {
			connection.getInputStream().read();
			deed.on(connection.getOutputStream());
		}
		catch (IOException ex) {
			// It hung up, as it should.
		}
	}

	private void drip(OutputStream out, String start, long millis) throws IOException {
		write(out, start);
		try {
			while (!over.await(millis, TimeUnit.MILLISECONDS)) {
				write(out, "x");
			}
		}
		catch (InterruptedException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	private static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	private static void pour(OutputStream out, long octets) throws IOException {
		var zeros = new byte[65_536];
		for (var left = octets; left > 0; left -= zeros.length) {
			out.write(zeros);
		}
	}

	/** What is done to whoever connects. */
	@FunctionalInterface
	private interface Deed {

		void on(OutputStream out) throws IOException;

	}

}
