package dev.lundi.content;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import dev.lundi.fetch.AddressGuard;
import dev.lundi.fetch.Fetch;
import dev.lundi.fetch.FetchLimits;
import dev.lundi.support.StandInServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** All hostile feeds, one after the other, in a process that has 64 MiB to spare. */
@Tag("proof")
class HostileFeedHeapTests {

	/** What is in use after a small feed was read, and no more than 64 MiB above it. */
	private static final int HEAP = 72;

	private final StandInServer site = new StandInServer();

	@AfterEach
	void close() {
		site.close();
	}

	@Test
	void theyAllFitIntoSixtyFourMegabytes() throws IOException, InterruptedException {
		site.answering(HostileFeedHeapTests::answer);
		var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx%dm".formatted(HEAP), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Reader.class.getName(), site.url().toString())
			.redirectErrorStream(true)
			.start();
		try (var out = process.inputReader(StandardCharsets.UTF_8)) {
			var told = out.readAllAsString();
			System.out.println(told);
			assertThat(process.waitFor()).as(told).isZero();
			assertThat(told.lines().filter(line -> line.startsWith("ms "))).hasSize(HostileFeed.full().size() + 1)
				.allSatisfy(line -> assertThat(Integer.parseInt(line.split(" ", -1)[1])).isLessThan(15_000));
			var used = Integer.parseInt(told.lines().findFirst().orElseThrow());
			assertThat(HEAP - used).as("to spare").isLessThanOrEqualTo(64);
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		var number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
		if (number < HostileFeed.full().size()) {
			var body = HostileFeed.full().get(number).octets("");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
		else {
			exchange.getResponseHeaders().add("Content-Encoding", "gzip");
			exchange.sendResponseHeaders(200, 0);
			pour(new GZIPOutputStream(exchange.getResponseBody()));
		}
		exchange.close();
	}

	/** Ten gigabytes, unless the reader has enough before. */
	private static void pour(OutputStream out) throws IOException {
		var nothing = new byte[1024 * 1024];
		for (var i = 0; i < 10_000; i++) {
			out.write(nothing);
		}
	}

	/** The process that reads. */
	static final class Reader {

		private static final Fetch FETCH = new Fetch(FetchLimits.USUAL, AddressGuard.of(true));

		private Reader() {
		}

		public static void main(String[] arguments) {
			read(URI.create(arguments[0] + "/0"));
			System.gc();
			var runtime = Runtime.getRuntime();
			System.out.println((runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024));
			for (var i = 0; i <= HostileFeed.full().size(); i++) {
				var start = System.nanoTime();
				var told = read(URI.create(arguments[0] + "/" + i));
				System.out.println("ms %d %s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis(), told));
			}
			System.exit(0);
		}

		private static String read(URI uri) {
			var now = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), Blog.PARIS);
			try {
				return new FeedSource(new Site(uri, FETCH),
						new Selection(new LeadRules(null, null, null, null), Blog.PARIS, now))
					.gather(Week.parse("2026-W47"))
					.toString()
					.replaceAll("(?s)^(.{80}).*", "$1");
			}
			catch (SourceException ex) {
				return String.valueOf(ex.getMessage());
			}
		}

	}

}
