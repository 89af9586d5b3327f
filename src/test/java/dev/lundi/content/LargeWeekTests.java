package dev.lundi.content;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A week with 5,000 comments, gathered by a process that has 150 MB to spare. */
@Tag("proof")
class LargeWeekTests {

	private static final int COMMENTS = 5_000;

	@Test
	void fiveThousandCommentsAreGatheredWithinThirtySeconds() throws IOException, InterruptedException {
		try (var site = new WordPressStandIn(Blog.PARIS)) {
			site.post(1, "2026-11-16T07:30:00Z", "L’édito", Map.of());
			for (var id = 1; id <= COMMENTS; id++) {
				site.comment(id, 1, id % 3 == 0 ? id - 1 : 0,
						"2026-11-17T08:%02d:%02dZ".formatted(id / 60 % 60, id % 60), Map.of("content",
								Map.of("rendered", "<p>%s</p>".formatted("Un avis sur la lampe. ".repeat(20)))));
			}
			var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx155m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
					Gathering.class.getName(), site.url().toString())
				.redirectErrorStream(true)
				.start();
			try (var out = process.inputReader(StandardCharsets.UTF_8)) {
				var told = out.readAllAsString().strip();
				System.out.println("5,000 comments, ms: " + told);
				assertThat(process.waitFor()).as(told).isZero();
				assertThat(Long.parseLong(told)).isLessThan(30_000);
			}
		}
	}

	/** The process that gathers. */
	static final class Gathering {

		private Gathering() {
		}

		public static void main(String[] arguments) {
			var start = System.nanoTime();
			var settings = new SourceSettings(SourceSettings.Type.WORDPRESS, URI.create(arguments[0]), null, null, null,
					null, null, null, true);
			var now = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), Blog.PARIS);
			var content = new ContentSources(now).open(settings, Blog.PARIS).gather(Week.parse("2026-W47"));
			if (content.comments().size() != COMMENTS) {
				throw new IllegalStateException(content.caveats().toString());
			}
			System.out.println(Duration.ofNanos(System.nanoTime() - start).toMillis());
			System.exit(0);
		}

	}

}
