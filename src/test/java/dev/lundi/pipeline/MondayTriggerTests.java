package dev.lundi.pipeline;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.newsletter.CommentRules;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Publisher;
import dev.lundi.newsletter.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MondayTriggerTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

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
			ZonedDateTime due = MondayTrigger.lastDue(at("02:30"), hour);
			firstSeen.putIfAbsent(Week.of(due.toLocalDate()), hour);
			assertThat(due).isBeforeOrEqualTo(hour).isAfter(hour.minusDays(7).minusHours(2));
			hour = hour.plusHours(1);
		}
		assertThat(firstSeen).hasSize(1043);
		assertThat(firstSeen).allSatisfy((week, seen) -> assertThat(seen.toLocalDate()).isEqualTo(week.monday()));
	}

	private static ZonedDateTime lastDue(Newsletter newsletter, String now) {
		return MondayTrigger.lastDue(newsletter, ZonedDateTime.of(LocalDateTime.parse(now), PARIS));
	}

	private static Newsletter at(String time) {
		Schedule schedule = new Schedule(DayOfWeek.MONDAY, LocalTime.parse(time), Schedule.Approval.AUTOMATIC,
				Schedule.IfEmpty.SKIP);
		SourceSettings source = new SourceSettings(SourceSettings.Type.FOLDER, null, null, null, null, false);
		return new Newsletter("edito", "L’édito du lundi", Locale.FRENCH, PARIS,
				new Publisher("Édito <edito@lundi.example>", "edito@lundi.example", "Paris"), source, schedule,
				new CommentRules(5, 1, 1, 40));
	}

}
