package dev.lundi.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/** The figures as tables: medians, and beside the budget what they mean. */
final class Report {

	private static final int MILLION = 1_000_000;

	private final Map<String, Series> series;

	private final Duration preparing;

	private final Options options;

	Report(Map<String, Series> series, Duration preparing, Options options) {
		this.series = series;
		this.preparing = preparing;
		this.options = options;
	}

	String text() {
		StringJoiner text = new StringJoiner("\n", "\n", "");
		text.add("%-34s %9s %3s %9s %17s %8s %8s %8s %7s %9s".formatted("medians", "mails", "n", "mails/s",
				"(least-most)", "sender", "postgres", "CPU-ms", "RSS MB", "prepare"));
		series.values().forEach((one) -> text.add(line(one)));
		text.add("");
		text.add("%-58s %-10s %-10s %9s".formatted("budget", "must", "aim", "measured"));
		budget().forEach((line) -> text.add(line.line()));
		return text.toString();
	}

	private static String line(Series one) {
		String range = String.format(Locale.ROOT, "(%,.0f-%,.0f)", one.least(Sample::perSecond),
				one.most(Sample::perSecond));
		return String.format(Locale.ROOT, "%-34s %,9d %3d %,9.0f %17s %8.4f %8.4f %8.4f %7.0f %7.2f s", one.name(),
				one.samples().getFirst().mails(), one.samples().size(), one.median(Sample::perSecond), range,
				one.median(Sample::senderCost), one.median(Sample::databaseCost), one.median(Sample::cost),
				one.most(Sample::memory) / 1e6, one.median((sample) -> sample.prepare().toMillis() / 1e3));
	}

	private List<Budget> budget() {
		String away = Names.away(Duration.ofMillis(20));
		String far = Names.LUNDI + away;
		String large = Names.lundiAt(options.largest());
		return List.of(
				Budget.atMost("unsigned, recorded, %,d people, JIT included: CPU-ms".formatted(options.size()), 0.20,
						0.10, cost(Names.LUNDI)),
				Budget.atMost("unsigned, recorded, %,d people: CPU-ms per mail".formatted(options.largest()), 0.20,
						0.10, cost(large)),
				Budget.atMost("RSA-2048 signed: CPU-ms per mail", 0.55, 0.40, cost(Names.LUNDI_RSA)),
				Budget.atMost("the same without the signature, which is the machine's", 0.28, 0.13,
						difference(Names.LUNDI_RSA, Names.RSA)),
				Budget.atMost("relay client alone, times the CPU of smtp-source", 3, 1.5,
						ratio(Names.TRANSPORT, Names.SOURCE, Sample::senderCost)),
				Budget.atMost("the same, of smtp-source -d, which keeps its connections", 3, 1.5,
						ratio(Names.TRANSPORT, Names.SOURCE_KEEPING, Sample::senderCost)),
				Budget.atLeast("times less CPU than Nodemailer and Handlebars", 10, 25,
						ratio(Names.NODEMAILER, Names.LUNDI, Sample::cost)),
				Budget.atLeast("the same, of %,d people".formatted(options.largest()), 10, 25,
						ratio(Names.NODEMAILER, large, Sample::cost)),
				Budget.atLeast("times the mails/s of the JavaMailSender loop", 5, 8,
						ratio(Names.LUNDI, Names.LOOP, Sample::perSecond)),
				Budget.atLeast("the same, of %,d people".formatted(options.largest()), 5, 8,
						ratio(large, Names.LOOP, Sample::perSecond)),
				Budget.atLeast("mails/s, relay 20 ms away, %d connections".formatted(options.farConnections()), 350,
						700, median(far, Sample::perSecond)),
				Budget.atLeast("its share of what the relay client alone does there (R23)", 0.75, 0.75,
						ratio(far, Names.TRANSPORT + away, Sample::perSecond)),
				Budget.atLeast("mails/s recorded durably, %d connections (R23)".formatted(options.connections()), 1000,
						1000, median(Names.LUNDI, Sample::perSecond)),
				Budget.atMost(
						"CPU-ms per mail at %,d people, times that at %,d".formatted(options.largest(), options.size()),
						1.1, 1.0, growth()),
				Budget.atMost("memory of the JVM with -Xmx256m, MB", 400, 300, memory()),
				Budget.atMost("seconds to prepare 1,000,000", 30, 15, prepare()));
	}

	private OptionalDouble cost(String name) {
		return median(name, Sample::cost);
	}

	private OptionalDouble median(String name, ToDoubleFunction<Sample> figure) {
		Optional<Series> found = Optional.ofNullable(series.get(name));
		return found.isPresent() ? OptionalDouble.of(found.get().median(figure)) : OptionalDouble.empty();
	}

	private OptionalDouble ratio(String one, String other, ToDoubleFunction<Sample> figure) {
		OptionalDouble above = median(one, figure);
		OptionalDouble below = median(other, figure);
		return (above.isPresent() && below.isPresent()) ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
				: OptionalDouble.empty();
	}

	/** A signature took 0.27 CPU-ms where the budget was measured. */
	private OptionalDouble difference(String whole, String part) {
		OptionalDouble from = cost(whole);
		OptionalDouble less = median(part, Sample::senderCost);
		return (from.isPresent() && less.isPresent()) ? OptionalDouble.of(from.getAsDouble() - less.getAsDouble())
				: OptionalDouble.empty();
	}

	private OptionalDouble growth() {
		return ratio(Names.lundiAt(options.largest()), Names.LUNDI, Sample::cost);
	}

	/** That of the relay client alone is its Lundi's. */
	private OptionalDouble memory() {
		return series.values()
			.stream()
			.filter((one) -> one.name().startsWith(Names.LUNDI + ",") || one.name().equals(Names.LUNDI))
			.mapToDouble((one) -> one.most(Sample::memory) / 1e6)
			.max();
	}

	private OptionalDouble prepare() {
		OptionalDouble mailed = median(Names.lundiAt(MILLION), (sample) -> sample.prepare().toMillis() / 1e3);
		return (options.prepare() == MILLION) ? OptionalDouble.of(preparing.toMillis() / 1e3) : mailed;
	}

}
