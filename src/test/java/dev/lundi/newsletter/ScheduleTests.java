package dev.lundi.newsletter;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

import dev.lundi.content.Week;
import dev.lundi.content.WeekBounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScheduleTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	@ParameterizedTest
	@CsvSource({ "monday 00:00, MONDAY, 2026-11-22T23:00:00Z", "Sunday 20:00, MONDAY, 2026-11-22T19:00:00Z",
			"monday 06:30, MONDAY, 2026-11-23T05:30:00Z", "monday 08:00, MONDAY, 2026-11-23T07:00:00Z",
			"monday 08:01, MONDAY, 2026-11-16T07:01:00Z", "tuesday 09:00, MONDAY, 2026-11-17T08:00:00Z",
			"friday 18:00, MONDAY, 2026-11-20T17:00:00Z", "monday 00:00, THURSDAY, 2026-11-22T23:00:00Z",
			"wednesday 12:00, THURSDAY, 2026-11-25T11:00:00Z", "sunday 12:00, SUNDAY, 2026-11-22T11:00:00Z" })
	void aWeekEndsAtTheLastCutOffBeforeItsIssue(String cutOff, DayOfWeek issueDay, String end) {
		WeekBounds bounds = schedule(issueDay, "08:00", cutOff).bounds();
		assertThat(bounds.end(Week.parse("2026-W47"), PARIS)).isEqualTo(end);
	}

	@ParameterizedTest
	@EnumSource
	void everyInstantOf2026LiesInOneWeekThatIsOverWhenItsIssueGoesOut(DayOfWeek issueDay) {
		for (DayOfWeek day : DayOfWeek.values()) {
			for (String time : new String[] { "00:00", "02:30", "08:00", "23:59" }) {
				WeekBounds bounds = schedule(issueDay, "08:00", day + " " + time).bounds();
				for (Week week = Week.parse("2026-W01"); week.monday().getYear() == 2026; week = week.next()) {
					Instant end = bounds.end(week, PARIS);
					assertThat(bounds.start(week.next(), PARIS)).isEqualTo(end);
					assertThat(end).isAfter(due(week.previous(), issueDay)).isBeforeOrEqualTo(due(week, issueDay));
					assertThat(bounds.lastEnded(end, PARIS)).isEqualTo(week);
					assertThat(bounds.lastEnded(end.minusMillis(1), PARIS)).isEqualTo(week.previous());
				}
			}
		}
	}

	private static Instant due(Week week, DayOfWeek issueDay) {
		return week.issueDate()
			.with(TemporalAdjusters.nextOrSame(issueDay))
			.atTime(LocalTime.of(8, 0))
			.atZone(PARIS)
			.toInstant();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "sunday", "20:00", "sunday 25:00", "dimanche 20:00", "sunday 20h00", "sunday 20:00 x" })
	void whatIsNotACutOffIsRefusedWithAnExample(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> CutOff.from(text))
			.withMessageContaining("'sunday 20:00'");
	}

	private static Schedule schedule(DayOfWeek day, String time, String cutOff) {
		return new Schedule(day, LocalTime.parse(time), CutOff.from(cutOff), Schedule.Approval.REQUIRED,
				Schedule.IfEmpty.SKIP);
	}

}
