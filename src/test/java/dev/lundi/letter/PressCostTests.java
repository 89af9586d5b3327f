package dev.lundi.letter;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mail costs, in CPU time of one thread, printed and whole, in one run. */
@EnabledIfSystemProperty(named = "lundi.proof", matches = "true")
class PressCostTests extends PressScene {

	private static final int ROUNDS = 7;

	@Test
	void aPrintedMailCostsATenthOfAWholeOneAtMost() {
		Press press = letters.press(issue);
		int size = press.compose(reader(1, "Lectrice 1", "lectrice1@example.org", "fr")).content().length;
		List<Double> printed = new ArrayList<>();
		List<Double> whole = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			printed.add(cost(20_000,
					(id) -> press.compose(reader(id, "Lectrice " + id, "lectrice" + id + "@example.org", "fr"))));
			whole.add(cost(500, (id) -> mime
				.compose(letters.write(issue, reader(id, "Lectrice " + id, "lectrice" + id + "@example.org", "fr")))));
		}
		System.out.printf("A mail of %,d octets: printed %.4f, whole %.4f CPU-ms%n", size, median(printed),
				median(whole));
		assertThat(median(printed)).isLessThan(median(whole) / 10);
	}

	private static double cost(int mails, LongConsumer mail) {
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (long id = 1; id <= mails; id++) {
			mail.accept(id);
		}
		return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6 / mails;
	}

	private static double median(List<Double> values) {
		List<Double> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

}
