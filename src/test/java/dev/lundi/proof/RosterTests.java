package dev.lundi.proof;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import dev.lundi.console.HttpOperator;
import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** S14 at its full size: a million lines, in a process that may have 256 MiB of heap. */
@Tag("proof")
class RosterTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	@TempDir
	private Path data;

	private Installation installation;

	@BeforeEach
	void install() {
		installation = new Installation(TestDatabase.fresh(), data);
	}

	@AfterEach
	void close() {
		installation.close();
	}

	@Test
	void aMillionLinesAreImportedAndExported() throws IOException {
		Figures figures = new Figures("S14");
		int lines = Size.of("S14.lines", 1_000_000);
		int port = Sink.freePort();
		Path file = roster(lines);
		Path log = data.resolve("gc.log");
		Sender sender = installation.onJvm("-XX:TieredStopAtLevel=4").onJvm("-Xlog:gc:file=" + log).service(port);
		assertThat(Pause.until(PATIENCE, () -> answers(port))).isTrue();
		HttpOperator nora = new HttpOperator(port, Locale.ENGLISH);
		long start = System.nanoTime();
		String page = nora
			.upload("/console/subscribers/imports", "million.csv", BodyPublishers.ofFile(file), "newsletter", "edito")
			.location();
		await("READ");
		double read = (System.nanoTime() - start) / 1e9;
		nora.press(page + "/run");
		await("IMPORTED");
		double whole = (System.nanoTime() - start) / 1e9;
		long exported = nora.get("/console/subscribers/export?newsletter=edito").body().lines().count() - 1;
		double end = (System.nanoTime() - start) / 1e9;
		figures.say(String.format(Locale.ROOT,
				"%d lines (%d MB): read in %.1f s, imported in %.1f s, %.0f lines/s in all; exported %d in %.1f s; "
						+ "peak of the heap %d MiB of 256",
				lines, Files.size(file) / 1_000_000, read, whole - read, lines / whole, exported, end - whole,
				peak(log)));
		sender.kill();
		assertThat(installation.db()
			.sql("select count(*) from subscription where status = 'CONFIRMED'")
			.query(Integer.class)
			.single()).isEqualTo(lines);
		assertThat(exported).isEqualTo(lines);
		assertThat(whole).isLessThan(60);
	}

	private static boolean answers(int port) {
		try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Path roster(int lines) throws IOException {
		Path file = data.resolve("million.csv");
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write("email,name,language,zone,confirmed_at,consent_source\n");
			for (int n = 0; n < lines; n++) {
				out.write("lectrice%d@example.org,Lectrice %d,fr,Europe/Paris,2025-03-%02dT08:00:00Z,page %d du site\n"
					.formatted(n, n, 1 + n % 28, n % 100));
			}
		}
		return file;
	}

	private void await(String status) {
		assertThat(Pause.until(PATIENCE,
				() -> installation.db()
					.sql("select status from roster_import where status = ?")
					.param(status)
					.query(String.class)
					.optional()
					.isPresent()))
			.as(status)
			.isTrue();
	}

	/** In MiB, before collections, by the collector's log. */
	private static long peak(Path log) throws IOException {
		return Files.readAllLines(log)
			.stream()
			.filter((line) -> line.contains("->"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll(".* (\\d+)M->.*", "$1")))
			.max()
			.orElse(0);
	}

}
