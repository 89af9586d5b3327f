package dev.lundi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * Measures what sending costs: whole mailings by Lundi, in turn with smtp-source and a
 * plain JavaMailSender loop. See src/docs/bench.md.
 */
final class Benchmark {

	private final Options options;

	private final Map<String, Series> series = new LinkedHashMap<>();

	private Duration preparing = Duration.ZERO;

	private Benchmark(Options options) {
		this.options = options;
	}

	static void main(String[] arguments) throws IOException {
		Options options = Options.of(arguments);
		Quiet.please();
		FileSystemUtils.deleteRecursively(options.work());
		Files.createDirectories(options.work());
		new Benchmark(options).run();
	}

	private void run() throws IOException {
		System.out.println(Machine.describe());
		try (Stand stand = new Stand(options)) {
			System.out.printf("Sink: %s%n", stand.sink());
			stand.processes().forEach((lundi) -> note(lundi.title() + Names.FIRST, lundi.firstMailing()));
			for (int round = 1; round <= options.rounds(); round++) {
				System.out.printf("round %d of %d%n", round, options.rounds());
				stand.inTurn().forEach(this::measure);
			}
			stand.atTheEnd().forEach(this::measure);
			preparing = stand.prepare();
		}
		System.out.println(new Report(series, preparing, options).text());
		printProfiles();
	}

	private void measure(Contestant contestant) {
		Sample sample = contestant.run();
		System.out.printf("  %-34s %,8.0f/s %8.4f CPU-ms%n", contestant.name(), sample.perSecond(), sample.cost());
		note(contestant.name(), sample);
	}

	private void note(String name, Sample sample) {
		series.computeIfAbsent(name, (key) -> new Series(name, new ArrayList<>())).samples().add(sample);
	}

	private void printProfiles() throws IOException {
		if (options.profile()) {
			try (Stream<Path> files = Files.list(options.work())) {
				List<Path> recordings = files.filter((file) -> file.toString().endsWith(".jfr"))
					.sorted(Comparator.naturalOrder())
					.toList();
				for (Path recording : recordings) {
					System.out.println(CpuProfile.read(recording));
				}
			}
		}
	}

}
