package dev.lundi.issue;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.lundi.issue.IssueComment.Figures;
import dev.lundi.newsletter.CommentRules.Weights;

/**
 * Weighs comments against each other by the conversation that they drew. Each signal is
 * taken on a logarithmic scale (the tenth reply says less than the second) and as a share
 * of the issue's largest, so that quiet and busy weeks rank alike. The additive half
 * rewards one strong signal, the geometric half rewards several. See
 * {@code src/docs/ranking.md}.
 */
final class Weighing {

	/**
	 * What a missing signal leaves of the product, which it would otherwise bring to
	 * nothing.
	 */
	private static final double FLOOR = 0.1;

	private static final double PRECISION = 10_000;

	private final List<Signal> signals;

	private final List<Double> largest;

	Weighing(Collection<Figures> candidates, Weights weights) {
		this.signals = List.of(new Signal(weights.repliers() / weights.sum(), Figures::repliers),
				new Signal(weights.replies() / weights.sum(), Figures::replies),
				new Signal(weights.author() / weights.sum(), (figures) -> figures.authorReplied() ? 1 : 0),
				new Signal(weights.length() / weights.sum(), Figures::length));
		this.largest = signals.stream()
			.map((signal) -> candidates.stream().mapToDouble(signal::of).max().orElse(0))
			.toList();
	}

	/** From 0 to 1; rounded, so that differences nobody could explain are ties. */
	double score(Figures figures) {
		double sum = 0;
		double product = 1;
		for (int i = 0; i < signals.size(); i++) {
			double share = share(signals.get(i).of(figures), largest.get(i));
			sum += signals.get(i).weight() * share;
			product *= StrictMath.pow(FLOOR + (1 - FLOOR) * share, signals.get(i).weight());
		}
		return Math.round((sum + product) / 2 * PRECISION) / PRECISION;
	}

	private static double share(double value, double largest) {
		return (largest > 0) ? Math.min(value / largest, 1) : 0;
	}

	/** One thing that speaks for a comment. The weights add up to 1. */
	private record Signal(double weight, ToDoubleFunction<Figures> figure) {

		/** StrictMath gives the same ranking on every machine. */
		double of(Figures figures) {
			return StrictMath.log1p(figure.applyAsDouble(figures));
		}

	}

}
