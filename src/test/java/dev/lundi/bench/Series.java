package dev.lundi.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was measured of one contestant, round by round. */
record Series(String name, List<Sample> samples) {

	/** Of an even number, the lower of the two in the middle. */
	double median(ToDoubleFunction<Sample> figure) {
		double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
		return sorted[(sorted.length - 1) / 2];
	}

	double least(ToDoubleFunction<Sample> figure) {
		return samples.stream().mapToDouble(figure).min().orElseThrow();
	}

	double most(ToDoubleFunction<Sample> figure) {
		return samples.stream().mapToDouble(figure).max().orElseThrow();
	}

}
