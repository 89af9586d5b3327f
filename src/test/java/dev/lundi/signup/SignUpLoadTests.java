package dev.lundi.signup;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import dev.lundi.content.Week;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.proof.Figures;
import dev.lundi.proof.Size;
import dev.lundi.subscriber.SubscriberLinks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The speed of readers' pages while a mailing runs: 100 requests a second on loopback,
 * begun on time whatever the answers take.
 */
@Tag("proof")
class SignUpLoadTests extends SignUpScene {

	private static final int A_SECOND = 100;

	private static final Duration SPACING = Duration.ofSeconds(1).dividedBy(A_SECOND);

	@Autowired
	private WeeklyRuns runs;

	@Autowired
	private SubscriberLinks links;

	@Test
	void readersDoNotWaitWhileAMailingRuns() throws Exception {
		int requests = Size.of("load.requests", 2000);
		int audience = Size.of("load.recipients", 50_000);
		people(audience, "CONFIRMED", "lectrice");
		List<Long> waiting = people(requests, "PENDING", "pending");
		List<Long> leaving = people(requests, "CONFIRMED", "leaving");
		String stamp = stamp("edito");
		clock.advance(Duration.ofSeconds(2));
		CompletableFuture<?> run = runs.start("edito", Week.parse("2026-W10"), "test");
		measure("sign-up", requests,
				(n) -> post("/n/edito/subscriptions", Map.of("email", "new%d@example.org".formatted(n), "stamp", stamp),
						"X-Forwarded-For", "203.0.%d.%d".formatted(n / 250, n % 250))
					.statusCode());
		measure("confirm", requests,
				(n) -> post(path(links.confirmation("edito", waiting.get(n))), Map.of()).statusCode());
		measure("one-click", requests, (n) -> post(path(links.unsubscribe("edito", leaving.get(n)).page()),
				Map.of("List-Unsubscribe", "One-Click"))
			.statusCode());
		assertThat(run).as("the mailing lasts longer").isNotDone();
		db.sql("update mailing set status = 'CANCELLED'").update();
		run.join();
	}

	private List<Long> people(int count, String status, String name) {
		return db
			.sql("""
					with people as (
					  insert into subscriber (email, email_key, language)
					  select :name || n || '@example.org', :name || n || '@example.org', 'fr' from generate_series(1, :count) n
					  returning id)
					insert into subscription (newsletter, subscriber, status, asked_at, confirmed_at)
					select 'edito', id, :status, now(), case :status when 'CONFIRMED' then now() end from people
					returning subscriber
					""")
			.param("name", name)
			.param("count", count)
			.param("status", status)
			.query((row, number) -> row.getLong(1))
			.list();
	}

	private static String path(String url) {
		return URI.create(url).getPath();
	}

	private void measure(String what, int requests, IntFunction<Integer> request) throws Exception {
		Figures figures = new Figures("load");
		List<Future<Long>> answers = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			long start = System.nanoTime();
			for (int n = 0; n < requests; n++) {
				int number = n;
				long due = start + n * SPACING.toNanos();
				LockSupport.parkNanos(due - System.nanoTime());
				answers.add(threads.submit(() -> {
					assertThat(request.apply(number)).isEqualTo(200);
					return System.nanoTime() - due;
				}));
			}
		}
		List<Long> nanos = new ArrayList<>();
		for (Future<Long> answer : answers) {
			nanos.add(answer.get());
		}
		List<Long> sorted = nanos.stream().sorted().toList();
		double median = sorted.get(requests / 2) / 1e6;
		double slow = sorted.get(requests * 99 / 100) / 1e6;
		figures.say(
				"%s: %d requests, %d/s, median %.1f ms, p99 %.1f ms".formatted(what, requests, A_SECOND, median, slow));
		assertThat(median).isLessThan(50);
		assertThat(slow).isLessThan(300);
	}

}
