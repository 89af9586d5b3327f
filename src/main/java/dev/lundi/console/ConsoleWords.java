package dev.lundi.console;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.lundi.content.Week;
import dev.lundi.limits.Forecast;
import dev.lundi.limits.GateState;
import dev.lundi.limits.Rate;
import dev.lundi.reason.Reason;
import dev.lundi.relay.RelayTestReport;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/**
 * Says figures, times and states in an operator's language: English to whom prefers it,
 * else French.
 */
final class ConsoleWords {

	private final MessageSource words;

	private final Locale language;

	ConsoleWords(MessageSource words, Locale preferred) {
		this.words = words;
		this.language = preferred.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
	}

	/** The message of that key. */
	public String say(String key, Object... arguments) {
		return words.getMessage(key, arguments, language);
	}

	public String number(long number) {
		return NumberFormat.getIntegerInstance(language).format(number);
	}

	/** A rate, with a decimal where it is small. */
	public String rate(double rate) {
		NumberFormat format = NumberFormat.getNumberInstance(language);
		format.setMaximumFractionDigits((rate < 10) ? 1 : 0);
		return format.format(rate);
	}

	/** A time still to wait, in the unit that fits. */
	public String duration(Duration time) {
		if (time.toSeconds() < 100) {
			return say("console.seconds", Math.max(1, time.toSeconds()));
		}
		return (time.toMinutes() < 100) ? say("console.minutes", time.toMinutes())
				: say("console.hours", time.toHours(), time.toMinutesPart());
	}

	/** For {@code datetime}, which takes no microseconds. */
	public String datetime(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	/** A day and a time in a zone. */
	public String moment(Instant instant, ZoneId zone) {
		String form = language.equals(Locale.FRENCH) ? "d MMM, HH:mm:ss" : "MMM d, HH:mm:ss";
		return DateTimeFormatter.ofPattern(form, language).format(instant.atZone(zone));
	}

	/** A week with its days. */
	public String week(Week week) {
		LocalDate sunday = week.monday().plusDays(6);
		return say("console.week", week.toString(), date(week.monday(), sunday.getYear()),
				date(sunday, sunday.getYear()));
	}

	private String date(LocalDate date, int year) {
		String day = language.equals(Locale.FRENCH) ? "d MMM" : "MMM d";
		String dayOfYear = language.equals(Locale.FRENCH) ? "d MMM yyyy" : "MMM d, yyyy";
		return DateTimeFormatter.ofPattern((date.getYear() == year) ? day : dayOfYear, language).format(date);
	}

	/** Why a delivery stands where it stands. */
	public String reason(String reason) {
		return sayOr("console.reason." + reason.toLowerCase(Locale.ROOT), reason);
	}

	/** What a rate is, so many in which time. */
	public String rate(@Nullable Rate rate) {
		return (rate == null) ? say("console.rate.none")
				: say("console.rate." + rate.unit().toSeconds(), rate(rate.mails()));
	}

	/** How fast a gate lets mail through, and why. */
	public String gate(GateState gate, ZoneId zone) {
		String fast = (gate.slowedSince() == null) ? rate(gate.inForce()) : slowed(gate, gate.slowedSince(), zone);
		GateState.WarmUpDay day = gate.warmUp();
		return (day == null) ? fast
				: fast + ", " + say("console.gate.warm-up", day.day() + 1, day.allowance(), day.used());
	}

	private String slowed(GateState gate, Instant since, ZoneId zone) {
		return (gate.configured() == null) ? say("console.gate.slowed", rate(gate.inForce()), moment(since, zone))
				: say("console.gate.slowed.usually", rate(gate.inForce()), moment(since, zone),
						rate(gate.configured()));
	}

	/** What keeps mails from going sooner. */
	public String binding(Forecast forecast, ZoneId zone) {
		String key = "console.binding." + key(forecast.binding());
		return switch (forecast.binding()) {
			case RATE, WARM_UP ->
				say(key, place(forecast.name()), (forecast.gate() != null) ? gate(forecast.gate(), zone) : "");
			case BREAKER -> say(key, place(forecast.name()), until(forecast, zone));
			case SEND_WINDOW -> say(key, until(forecast, zone));
			case NOTHING, SPEED -> "";
		};
	}

	private String until(Forecast forecast, ZoneId zone) {
		return (forecast.until() != null) ? moment(forecast.until(), zone) : "";
	}

	/** A gate or a breaker. */
	private String place(String name) {
		String[] parts = name.split(":", 2);
		return say("console.place." + parts[0], (parts.length > 1) ? parts[1] : "");
	}

	/** What can be done to a run. */
	public String allowed(Set<Action> actions) {
		return actions.isEmpty() ? say("console.allowed.none")
				: say("console.allowed.some",
						actions.stream()
							.map((action) -> say("console.allowed." + action.word()))
							.collect(Collectors.joining(", ")));
	}

	/** A cause and its remedy. */
	public String because(Reason reason) {
		return reason.in(language);
	}

	/** What helps after a step of a relay's test; nothing when it went well. */
	public String advice(RelayTestReport.Step step) {
		return step.advice().map(this::because).orElse("");
	}

	/** As it is written in message keys. */
	public String key(Enum<?> word) {
		return word.name().toLowerCase(Locale.ROOT);
	}

	/** Who or what started a run. */
	public String starter(String startedBy) {
		return sayOr("console.starter." + startedBy.replace(' ', '-'), startedBy);
	}

	private String sayOr(String key, String otherwise) {
		try {
			return say(key);
		}
		catch (NoSuchMessageException ex) {
			return otherwise;
		}
	}

}
