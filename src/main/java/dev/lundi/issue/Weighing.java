package dev.lundi.issue;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import dev.lundi.content.Votes;
import dev.lundi.issue.IssueComment.Figures;
import dev.lundi.newsletter.CommentRules.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Weighs comments against each other by the conversation that they drew, and by votes
 * where there are any. Each signal is taken as a share of the issue's largest, so that
 * quiet and busy weeks rank alike; numbers on a logarithmic scale, as the tenth reply
 * says less than the second. The additive half rewards one strong signal, the geometric
 * half rewards several. See {@code src/docs/ranking.md}.
 */
final class Weighing {

	/**
	 * What a missing signal leaves of the product, which it would otherwise bring to
	 * nothing.
	 */
	private static final double FLOOR = 0.1;

	private static final double PRECISION = 10_000;

	/** The normal distribution's two-sided 95 %. */
	private static final double Z = 1.96;

	private final List<Signal> signals;

	private final List<Double> largest;

	Weighing(Collection<Figures> candidates, Weights weights) {
		this.signals = weighed(Stream.concat(conversation(weights), votes(candidates, weights)).toList());
		this.largest = signals.stream()
			.map((signal) -> candidates.stream().mapToDouble(signal.figure()).max().orElse(0))
			.toList();
	}

	/** StrictMath gives the same ranking on every machine. */
	private static Stream<Signal> conversation(Weights weights) {
		return Stream.of(new Signal(weights.repliers(), (figures) -> StrictMath.log1p(figures.repliers())),
				new Signal(weights.replies(), (figures) -> StrictMath.log1p(figures.replies())),
				new Signal(weights.author(), (figures) -> figures.authorReplied() ? 1 : 0),
				new Signal(weights.length(), (figures) -> StrictMath.log1p(figures.length())));
	}

	private static Stream<Signal> votes(Collection<Figures> candidates, Weights weights) {
		return candidates.stream().map(Figures::votes).anyMatch(Objects::nonNull)
				? Stream.of(new Signal(weights.votes(), (figures) -> approval(figures.votes()))) : Stream.empty();
	}

	private static List<Signal> weighed(List<Signal> signals) {
		double sum = signals.stream().mapToDouble(Signal::weight).sum();
		return signals.stream()
			.filter((signal) -> signal.weight() > 0)
			.map((signal) -> new Signal(signal.weight() / sum, signal.figure()))
			.toList();
	}

	/**
	 * The share of readers who are for it, as far as these votes can prove: the lower
	 * bound of the score interval (E. B. Wilson, Journal of the American Statistical
	 * Association 22, 1927, p. 209).
	 */
	static double approval(@Nullable Votes votes) {
		if (votes == null || votes.up() == 0) {
			return 0;
		}
		double all = (double) votes.up() + votes.down();
		double share = votes.up() / all;
		double doubt = Z * Math.sqrt((share * (1 - share) + Z * Z / (4 * all)) / all);
		return (share + Z * Z / (2 * all) - doubt) / (1 + Z * Z / all);
	}

	/** From 0 to 1; rounded, so that differences nobody could explain are ties. */
	double score(Figures figures) {
		double sum = 0;
		double product = 1;
		for (int i = 0; i < signals.size(); i++) {
			double share = share(signals.get(i).figure().applyAsDouble(figures), largest.get(i));
			sum += signals.get(i).weight() * share;
			product *= StrictMath.pow(FLOOR + (1 - FLOOR) * share, signals.get(i).weight());
		}
		return Math.round((sum + product) / 2 * PRECISION) / PRECISION;
	}

	private static double share(double value, double largest) {
		return (largest > 0) ? Math.min(value / largest, 1) : 0;
	}

	/** One thing that speaks for a comment. */
	private record Signal(double weight, ToDoubleFunction<Figures> figure) {
	}

}
