package dev.lundi.content;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WeekTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	@ParameterizedTest
	@CsvSource({ "2026-W47, 2026-11-16", "2026-W01, 2025-12-29", "2020-W53, 2020-12-28", "2021-W01, 2021-01-04",
			"2026-W53, 2026-12-28", "2027-W01, 2027-01-04" })
	void isWrittenAsInIso8601(String text, LocalDate monday) {
		assertThat(Week.parse(text)).isEqualTo(new Week(monday)).hasToString(text);
		assertThat(Week.parse(text).monday()).isEqualTo(monday);
	}

	@Test
	void everyDayFrom2020To2040LiesInAWeekThatReadsBackAsItself() {
		for (var day = LocalDate.of(2020, 1, 1); day.getYear() <= 2040; day = day.plusDays(1)) {
			var week = Week.of(day);
			assertThat(Week.parse(week.toString())).isEqualTo(week).hasSameHashCodeAs(week);
			assertThat(day).isBetween(week.monday(), week.monday().plusDays(6));
			assertThat(week.issueDate()).isAfter(day).isEqualTo(week.next().monday());
			assertThat(week.next().previous()).isEqualTo(week);
			assertThat(week).isLessThan(week.next()).isGreaterThan(week.previous());
		}
	}

	@Test
	void weeksOf2020To2040FollowEachOtherWithoutGapInAZoneWithClockChanges() {
		for (var week = Week.parse("2020-W01"); week.monday().getYear() <= 2040; week = week.next()) {
			assertThat(WeekBounds.ISO.end(week, PARIS)).isEqualTo(WeekBounds.ISO.start(week.next(), PARIS));
			assertThat(WeekBounds.ISO.lastEnded(WeekBounds.ISO.end(week, PARIS), PARIS)).isEqualTo(week);
			assertThat(WeekBounds.ISO.lastEnded(WeekBounds.ISO.end(week, PARIS).minusMillis(1), PARIS))
				.isEqualTo(week.previous());
		}
	}

	@Test
	void aWeekIsAnHourShorterWhenSummerTimeBeginsAndLongerWhenItEnds() {
		assertThat(length("2026-W12")).isEqualTo(Duration.ofDays(7));
		assertThat(length("2026-W13")).isEqualTo(Duration.ofHours(167));
		assertThat(length("2026-W43")).isEqualTo(Duration.ofHours(169));
		assertThat(WeekBounds.ISO.start(Week.parse("2026-W43"), PARIS))
			.isEqualTo(Instant.parse("2026-10-18T22:00:00Z"));
		assertThat(WeekBounds.ISO.end(Week.parse("2026-W43"), PARIS)).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
	}

	private static Duration length(String week) {
		return Duration.between(WeekBounds.ISO.start(Week.parse(week), PARIS),
				WeekBounds.ISO.end(Week.parse(week), PARIS));
	}

	@Test
	void aMondayWithoutMidnightBeginsAtItsFirstInstant() {
		assertThat(WeekBounds.ISO.start(Week.of(LocalDate.of(2021, 3, 22)), ZoneId.of("Asia/Tehran")))
			.isEqualTo(Instant.parse("2021-03-21T20:30:00Z"));
	}

	@Test
	void theLastEndedWeekDependsOnTheZone() {
		var sundayEveningInParis = Instant.parse("2026-11-22T22:30:00Z");
		assertThat(WeekBounds.ISO.lastEnded(sundayEveningInParis, PARIS)).hasToString("2026-W46");
		assertThat(WeekBounds.ISO.lastEnded(sundayEveningInParis, ZoneId.of("Asia/Tokyo"))).hasToString("2026-W47");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026", "2026-47", "2026-W4", "2026-W471", "2026-W47-1", "2026-w47", "W47",
			" 2026-W47", "12026-W01", "-2026-W01", "٢٠٢٦-W47", "2026-W47-1+01:00" })
	void whatIsNotAWeekIsRefusedInWords(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Week.parse(text))
			.withMessageContaining("« %s »", text)
			.withMessageContaining("write it like 2026-W47");
	}

	@ParameterizedTest
	@CsvSource({ "2026-W54, 53", "2025-W53, 52", "2026-W00, 53", "2024-W99, 52" })
	void aWeekThatTheYearDoesNotHaveIsRefusedInWords(String text, int weeks) {
		assertThatIllegalArgumentException().isThrownBy(() -> Week.parse(text))
			.withMessageContaining(text + " does not exist")
			.withMessageContaining("has %d weeks", weeks);
	}

	@Test
	void aDayInMidweekIsNoWeek() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Week(LocalDate.of(2026, 11, 17)))
			.withMessageContaining("2026-11-17 is not a Monday");
	}

	@Test
	void isWrittenInTheSameDigitsEverywhere() {
		var usual = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			assertThat(Week.parse("2026-W47")).hasToString("2026-W47");
		}
		finally {
			Locale.setDefault(usual);
		}
	}

}
