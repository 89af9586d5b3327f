package dev.lundi.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lundi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** R5 with a relay of Postfix's make, which treats everybody the same. */
@Tag("proof")
@EnabledIf("isInstalled")
class SinkMatrixTests {

	/** Some cells let every recipient wait a second, eight at a time. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	@TempDir
	private Path data;

	static boolean isInstalled() {
		return Sink.isInstalled();
	}

	/**
	 * Options of smtp-sink, and the states that they may make besides PENDING. With -W it
	 * answers pipelined commands in another order than they came, so it must not offer
	 * PIPELINING.
	 */
	static Stream<Treatment> treatments() {
		return Stream.concat(Stream.of("-f", "-r", "-q", "-Q").flatMap(SinkMatrixTests::atEachCommand),
				Stream.of(new Treatment("-A 0", "REJECTED", "DEFERRED", "IN_DOUBT"), new Treatment("-H 1", "ACCEPTED"),
						new Treatment("-w 1", "ACCEPTED"), new Treatment("-p -W .:1:20", "ACCEPTED"),
						new Treatment("-p -W RCPT:1:20", "ACCEPTED"), new Treatment("-p", "ACCEPTED"),
						new Treatment("-8", "ACCEPTED"), new Treatment("-e", "ACCEPTED"),
						new Treatment("-N", "ACCEPTED")));
	}

	private static Stream<Treatment> atEachCommand(String option) {
		String refused = option.equals("-f") ? "REJECTED" : "DEFERRED";
		return Stream.of(new Treatment(option + " CONNECT"), new Treatment(option + " EHLO", "ACCEPTED"),
				option.equals("-f") ? new Treatment("-f MAIL") : new Treatment(option + " MAIL", refused),
				new Treatment(option + " RCPT", refused), new Treatment(option + " DATA", refused),
				new Treatment(option + " .", option.equals("-q") ? "IN_DOUBT" : refused),
				new Treatment(option + " RSET", "ACCEPTED"), new Treatment(option + " QUIT", "ACCEPTED"));
	}

	@ParameterizedTest
	@MethodSource
	void treatments(Treatment treatment) {
		Figures figures = new Figures("R5");
		int recipients = Size.of("R5.recipients", 1000);
		Verdict verdict;
		try (Installation installation = new Installation(TestDatabase.fresh(), data)) {
			installation.sending(5000, 8).readers(recipients);
			try (Sink sink = Sink.start(treatment.options())) {
				installation.set("spring.mail.port", String.valueOf(sink.port()));
				Sender sender = installation.once();
				awaitStandstill(installation, sender);
				sender.kill();
				sink.end();
				verdict = new Oracle(installation.db(), sink.witness()).judge();
			}
			figures.say("smtp-sink %-12s %s".formatted(treatment.option, verdict.states()));
			assertThat(verdict.states().keySet()).isSubsetOf(treatment.allowed());
			if (treatment.states.equals(List.of("ACCEPTED")) && verdict.count("ACCEPTED") > 0) {
				assertThat(verdict.violations()).isEmpty();
				assertThat(verdict.states()).isEqualTo(Map.of("ACCEPTED", (long) recipients));
				assertThat(verdict.extra()).isZero();
			}
			if (treatment.states.isEmpty()) {
				assertThat(installation.db().sql("select sum(attempt) from delivery").query(Long.class).single())
					.isLessThanOrEqualTo(treatment.option.contains("MAIL") ? 16 : 0);
			}
		}
	}

	/** Until the sender has ended, or nothing has changed for three seconds. */
	private static void awaitStandstill(Installation installation, Sender sender) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		String before = "";
		String now = "none";
		while (sender.isAlive() && !now.equals(before) && System.nanoTime() - end < 0) {
			before = now;
			Pause.until(Duration.ofSeconds(3), () -> !sender.isAlive());
			now = installation.db()
				.sql("select string_agg(s, ' ' order by s) from (select status || count(*) as s from delivery group by status)")
				.query(String.class)
				.optional()
				.orElse("nothing planned yet " + System.nanoTime());
		}
	}

	/**
	 * How everybody is treated.
	 *
	 * @param states that this may lead to
	 */
	record Treatment(String option, List<String> states) {

		Treatment(String option, String... states) {
			this(option, List.of(states));
		}

		String[] options() {
			return option.split(" ");
		}

		/** What is still to do when the sender gives up has these too. */
		Set<String> allowed() {
			return Stream.concat(states.stream(), Stream.of("PENDING", "CLAIMED", "ATTEMPTING"))
				.collect(Collectors.toSet());
		}

		@Override
		public String toString() {
			return option;
		}

	}

}
