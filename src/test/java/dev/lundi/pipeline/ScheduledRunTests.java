package dev.lundi.pipeline;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.newsletter.CommentRules;
import dev.lundi.newsletter.CutOff;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Publisher;
import dev.lundi.newsletter.Schedule;
import dev.lundi.newsletter.WeekRules;
import dev.lundi.rendering.Design;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduledRunTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	@ParameterizedTest
	@CsvSource({ "MONDAY, 2026-11-23T07:59+01:00, 2026-W47, 2026-11-23T08:00+01:00",
			"MONDAY, 2026-11-23T08:00+01:00, 2026-W48, 2026-11-30T08:00+01:00",
			"MONDAY, 2026-11-22T23:30Z, 2026-W47, 2026-11-23T08:00+01:00",
			"WEDNESDAY, 2026-11-23T12:00+01:00, 2026-W47, 2026-11-25T08:00+01:00",
			"SUNDAY, 2026-11-23T12:00+01:00, 2026-W47, 2026-11-29T08:00+01:00" })
	void theNextIsTheFirstThatIsDueLater(DayOfWeek day, ZonedDateTime now, String week, ZonedDateTime due) {
		ScheduledRun next = ScheduledRun.next(on(day), now);
		assertThat(next.week()).isEqualTo(Week.parse(week));
		assertThat(next.due().toInstant()).isEqualTo(due.toInstant());
	}

	@ParameterizedTest
	@EnumSource
	void theClockStartsTheRunThatWasAnnounced(DayOfWeek day) {
		ZonedDateTime now = ZonedDateTime.of(2026, 1, 1, 0, 30, 0, 0, PARIS);
		for (int hours = 0; hours < 24 * 400; hours += 7) {
			ScheduledRun next = ScheduledRun.next(on(day), now.plusHours(hours));
			assertThat(ScheduledRun.last(on(day), next.due())).isEqualTo(next);
			assertThat(Week.of(next.due().toLocalDate()).previous()).isEqualTo(next.week());
		}
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-23T08:00,2026-11-23T08:00", "2026-11-23T07:59:59,2026-11-16T08:00",
			"2026-11-29T23:59,2026-11-23T08:00" })
	void itIsDueAtItsWeekdayAndTime(String now, String due) {
		assertThat(lastDue(at("08:00"), now)).isEqualTo(ZonedDateTime.of(LocalDateTime.parse(due), PARIS));
	}

	@Test
	void atEveryHourOfTwentyYearsExactlyOneWeekIsDueAndEachWeekComesOnce() {
		Map<Week, ZonedDateTime> firstSeen = new HashMap<>();
		ZonedDateTime hour = ZonedDateTime.of(2020, 1, 6, 2, 30, 0, 0, PARIS);
		while (hour.getYear() < 2040) {
			ScheduledRun last = ScheduledRun.last(at("02:30"), hour);
			firstSeen.putIfAbsent(last.week(), hour);
			assertThat(last.due()).isBeforeOrEqualTo(hour).isAfter(hour.minusDays(7).minusHours(2));
			hour = hour.plusHours(1);
		}
		assertThat(firstSeen).hasSize(1043);
		assertThat(firstSeen).allSatisfy((week, seen) -> assertThat(seen.toLocalDate()).isEqualTo(week.issueDate()));
	}

	private static ZonedDateTime lastDue(Newsletter newsletter, String now) {
		return ScheduledRun.last(newsletter, ZonedDateTime.of(LocalDateTime.parse(now), PARIS)).due();
	}

	private static Newsletter on(DayOfWeek day) {
		return at(day, LocalTime.of(8, 0));
	}

	private static Newsletter at(String time) {
		return at(DayOfWeek.MONDAY, LocalTime.parse(time));
	}

	private static Newsletter at(DayOfWeek day, LocalTime time) {
		Schedule schedule = new Schedule(day, time, CutOff.MIDNIGHT, Schedule.Approval.AUTOMATIC,
				Schedule.IfEmpty.SKIP);
		return new Newsletter("edito", "L’édito du lundi", Locale.FRENCH, PARIS,
				new Publisher("Édito <edito@lundi.example>", "edito@lundi.example", "Paris"),
				new SourceSettings(SourceSettings.Type.FOLDER, null, null, null, null, null, null, null, false),
				schedule, CommentRules.USUAL, WeekRules.USUAL, Design.PLAIN, List.of(), null);
	}

}
