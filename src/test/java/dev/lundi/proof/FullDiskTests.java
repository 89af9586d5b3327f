package dev.lundi.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.lundi.embedded.CrashablePostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R20: the database's disk is full, or its cable is loose, amid a mailing. Needs root,
 * for a small file system of its own, and strace.
 */
@Tag("proof")
class FullDiskTests {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final Duration SILENCE = Duration.ofSeconds(5);

	@TempDir
	private Path data;

	private Path disk;

	@BeforeEach
	void aSmallDisk() throws IOException {
		Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "Only root can mount a file system");
		disk = data.resolve("disk");
		Files.createDirectories(disk);
		Path image = data.resolve("image");
		Assumptions.assumeTrue(run("truncate", "-s", "400M", image.toString()) == 0);
		Assumptions.assumeTrue(run("mkfs.ext4", "-q", "-m", "0", image.toString()) == 0, "There is no mkfs.ext4");
		Assumptions.assumeTrue(run("mount", "-o", "loop", image.toString(), disk.toString()) == 0,
				"Nothing can be mounted here");
	}

	@AfterEach
	void unmount() throws IOException {
		run("umount", "-l", disk.toString());
	}

	private static int run(String... command) throws IOException {
		try {
			return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
		}
		catch (IOException ex) {
			return 127;
		}
	}

	@Test
	void onAFullDiskNothingIsSentWithoutAMarker() {
		prove("disk full", () -> {
			Path filler = disk.resolve("filler");
			fill(filler);
			return () -> Files.delete(filler);
		});
	}

	@Test
	void onADiskThatFailsNothingIsSentWithoutAMarker() throws IOException {
		Assumptions.assumeTrue(run("strace", "-V") == 0, "There is no strace");
		prove("fdatasync fails", () -> {
			Process strace = failingSyncs();
			return () -> {
				strace.destroy();
				strace.onExit().join();
			};
		});
	}

	/** Writes until there is no room left. */
	private static void fill(Path file) throws IOException {
		byte[] block = new byte[1 << 16];
		try (OutputStream out = Files.newOutputStream(file)) {
			while (true) {
				out.write(block);
			}
		}
		catch (IOException ex) {
			if (!String.valueOf(ex.getMessage()).contains("No space")) {
				throw ex;
			}
		}
	}

	private Process failingSyncs() throws IOException {
		String postmaster = Files.readAllLines(disk.resolve("lundi/postgresql/postmaster.pid")).getFirst().strip();
		ProcessHandle parent = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
		List<String> pids = Stream.concat(Stream.of(parent), parent.descendants())
			.map((process) -> "-p" + process.pid())
			.toList();
		List<String> command = Stream.concat(Stream.of("strace", "-f", "-qq", "-o", "/dev/null", "-e",
				"trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO"), pids.stream())
			.toList();
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(data.resolve("strace.log").toFile())
			.start();
	}

	private void prove(String what, Fault fault) {
		Figures figures = new Figures("R20");
		int readers = Size.of("R20.recipients", 20_000);
		try (CrashablePostgres postgres = CrashablePostgres.start(disk.resolve("lundi"),
				Map.of("max_wal_size", "64MB", "min_wal_size", "32MB"));
				Installation installation = new Installation(postgres.database(), data.resolve("lundi"));
				MarkerWatch markers = new MarkerWatch(postgres.database())) {
			installation.sending(500, 8).readers(readers);
			installation.relay().follow(markers);
			Sender sender = installation.once();
			assertThat(Pause.until(PATIENCE, () -> installation.witness().count() > readers / 10)).isTrue();
			long last = breakAndRepair(installation, fault);
			postgres.kill();
			postgres.restart();
			sender.awaitOrKill(Duration.ofSeconds(30));
			installation.finish(PATIENCE);
			Verdict verdict = installation.oracle().judge();
			figures.say("%s: last dot after %d ms, %d dots checked, %s".formatted(what, last / 1_000_000,
					markers.checked(), verdict));
			assertThat(markers.violations()).isEmpty();
			assertThat(verdict.violations()).isEmpty();
			assertThat(verdict.count("ACCEPTED") + verdict.count("IN_DOUBT")).isEqualTo(readers);
		}
	}

	/** Gives how long after the break the last dot came. */
	private static long breakAndRepair(Installation installation, Fault fault) {
		try {
			Repair repair = fault.happen();
			long broken = System.nanoTime();
			int before;
			do {
				before = installation.witness().count();
				Pause.of(SILENCE.toNanos());
			}
			while (installation.witness().count() > before && System.nanoTime() - broken < TimeUnit.MINUTES.toNanos(1));
			long last = installation.witness().mails().getLast().nanos() - broken;
			repair.repair();
			assertThat(installation.hasEnded()).as("sending stopped before the end").isFalse();
			return Math.max(0, last);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Something breaks. */
	@FunctionalInterface
	private interface Fault {

		Repair happen() throws IOException;

	}

	/** It is mended. */
	@FunctionalInterface
	private interface Repair {

		void repair() throws IOException;

	}

}
