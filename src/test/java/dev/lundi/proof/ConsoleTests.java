package dev.lundi.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** R8, R10, R11: operators at the consoles of services, over HTTP. */
@Tag("proof")
class ConsoleTests {

	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private static final Duration AT_ONCE = Duration.ofSeconds(2);

	private static final String RUN = "/console/edito/" + Installation.WEEK;

	@TempDir
	private Path data;

	private Installation installation;

	private InvariantWatch watch;

	@BeforeEach
	void install() {
		installation = new Installation(TestDatabase.fresh(), data).sending(5000, 8);
		watch = new InvariantWatch(installation.database().dataSource());
	}

	@AfterEach
	void theLedgerBalancedThroughout() {
		installation.close();
		watch.close();
		assertThat(watch.violations()).isEmpty();
	}

	private Browser service() throws IOException {
		int port = Sink.freePort();
		installation.service(port);
		return new Browser(port);
	}

	private static CompletableFuture<Integer> start(Browser nora) {
		return nora.press("/console", "newsletter", "edito", "week", Installation.WEEK);
	}

	@Test
	void startedAHundredTimesAtTwoNodesItRunsOnce() throws IOException {
		Figures figures = new Figures("R8");
		int readers = Size.of("R8.recipients", 5000);
		installation.readers(readers);
		List<Browser> nodes = List.of(service(), service());
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 100)
			.mapToObj((n) -> start(nodes.get(n % 2)))
			.toList();
		Map<Integer, Long> counts = answers.stream()
			.map(CompletableFuture::join)
			.collect(Collectors.groupingBy((status) -> status, Collectors.counting()));
		assertThat(Pause.until(PATIENCE, installation::hasEnded)).isTrue();
		Verdict verdict = installation.oracle().judge();
		figures.say("started 100 times at once at 2 nodes: answers %s, %s".formatted(counts, verdict));
		assertThat(counts).isEqualTo(Map.of(302, 1L, 409, 99L));
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", (long) readers));
		assertThat(verdict.extra()).isZero();
	}

	@Test
	void pausedAndResumedItSendsNothingInBetween() throws IOException {
		Figures figures = new Figures("R10");
		int readers = Size.of("R10.recipients", 50_000);
		int pauses = Size.of("R10.pauses", 50);
		installation.readers(readers);
		Browser nora = service();
		start(nora).join();
		long longest = 0;
		for (int pause = 1; pause <= pauses; pause++) {
			int enough = (int) ((long) pause * readers / (pauses + 1));
			assertThat(Pause.until(PATIENCE, () -> installation.witness().count() >= enough)).isTrue();
			longest = Math.max(longest, pressAndMeasureLastDot(nora, "pause"));
			assertThat(nora.press(RUN + "/resume").join()).isEqualTo(302);
		}
		assertThat(Pause.until(PATIENCE, installation::hasEnded)).isTrue();
		Verdict verdict = installation.oracle().judge();
		figures.say("paused and resumed %d times: last dot after %d ms, %s".formatted(pauses, longest / 1_000_000,
				verdict));
		assertThat(Duration.ofNanos(longest)).isLessThan(AT_ONCE);
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", (long) readers));
		assertThat(verdict.extra()).isZero();
	}

	@Test
	void cancelledHalfWayTheStatesAddUp() throws IOException {
		Figures figures = new Figures("R11");
		int readers = Size.of("R11.recipients", 50_000);
		installation.readers(readers);
		Browser nora = service();
		start(nora).join();
		assertThat(Pause.until(PATIENCE, () -> installation.witness().count() >= readers / 2)).isTrue();
		long last = pressAndMeasureLastDot(nora, "cancel");
		assertThat(Pause.until(PATIENCE, installation::hasEnded)).isTrue();
		Verdict verdict = installation.oracle().judge();
		figures.say("cancelled at 50 %%: last dot after %d ms, %s".formatted(last / 1_000_000, verdict));
		assertThat(Duration.ofNanos(last)).isLessThan(AT_ONCE);
		assertThat(verdict.violations()).isEmpty();
		assertThat(verdict.states().keySet()).containsExactlyInAnyOrder("ACCEPTED", "CANCELLED");
	}

	/** From the click to the last dot before it is still for two seconds. */
	private long pressAndMeasureLastDot(Browser nora, String button) {
		long clicked = System.nanoTime();
		assertThat(nora.press(RUN + "/" + button).join()).isEqualTo(302);
		int before;
		do {
			before = installation.witness().count();
			Pause.of(AT_ONCE.toNanos());
		}
		while (installation.witness().count() > before);
		return Math.max(0, installation.witness().mails().getLast().nanos() - clicked);
	}

}
