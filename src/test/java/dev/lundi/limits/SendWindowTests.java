package dev.lundi.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Paris skips 02:00-03:00 on 29 March 2026, and has it twice on 25 October. */
class SendWindowTests {

	private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

	@ParameterizedTest
	@CsvSource({ "07:00-21:00, 2026-06-01T05:00:00Z, PT0S", "07:00-21:00, 2026-06-01T04:59:59Z, PT1S",
			"07:00-21:00, 2026-06-01T18:59:59Z, PT0S", "07:00-21:00, 2026-06-01T19:00:00Z, PT10H",
			"7:00-21:00, 2026-06-01T19:00:00Z, PT10H", "22:00-06:00, 2026-06-01T20:00:00Z, PT0S",
			"22:00-06:00, 2026-06-01T22:30:00Z, PT0S", "22:00-06:00, 2026-06-01T03:59:59Z, PT0S",
			"22:00-06:00, 2026-06-01T04:00:00Z, PT16H", "07:00-24:00, 2026-06-01T21:59:00Z, PT0S",
			"07:00-24:00, 2026-06-01T22:00:00Z, PT7H", "00:00-24:00, 2026-06-01T22:00:00Z, PT0S",
			"'', 2026-06-01T22:00:00Z, PT0S" })
	void mailGoesInItsHoursOnly(String hours, Instant now, Duration wait) {
		assertThat(window(hours, now).untilOpen(PARIS)).isEqualTo(wait);
	}

	@ParameterizedTest
	@CsvSource({
			// The night is an hour shorter in March and an hour longer in October.
			"07:00-21:00, 2026-03-28T20:00:00Z, PT9H", "07:00-21:00, 2026-10-24T19:00:00Z, PT11H",
			// What the clocks skip begins and ends when they do.
			"02:30-08:00, 2026-03-29T00:00:00Z, PT1H", "02:30-08:00, 2026-03-29T01:00:00Z, PT0S",
			"22:00-02:30, 2026-03-29T00:59:59Z, PT0S", "22:00-02:30, 2026-03-29T01:00:00Z, PT19H",
			"02:10-02:50, 2026-03-29T00:30:00Z, PT23H40M",
			// What comes twice begins, and ends, the first time.
			"02:30-08:00, 2026-10-25T00:15:00Z, PT15M", "02:30-08:00, 2026-10-25T01:15:00Z, PT0S",
			"22:00-02:30, 2026-10-25T00:29:59Z, PT0S", "22:00-02:30, 2026-10-25T01:15:00Z, PT19H45M" })
	void theClocksMayChange(String hours, Instant now, Duration wait) {
		assertThat(window(hours, now).untilOpen(PARIS)).isEqualTo(wait);
	}

	@Test
	void eachZoneHasItsOwnMorning() {
		SendWindow window = window("07:00-21:00", Instant.parse("2026-06-01T05:00:00Z"));
		assertThat(window.untilOpen(PARIS)).isZero();
		assertThat(window.untilOpen(ZoneId.of("America/Montreal"))).isEqualTo(Duration.ofHours(6));
	}

	@Test
	void workRestsInTheQuietHours() {
		Instant evening = Instant.parse("2026-03-28T19:00:00Z");
		SendWindow window = window("07:00-21:00", evening);
		assertThat(window.end(evening, Duration.ofMinutes(60), PARIS)).isEqualTo("2026-03-28T20:00:00Z");
		assertThat(window.end(evening, Duration.ofMinutes(61), PARIS)).isEqualTo("2026-03-29T05:01:00Z");
		assertThat(window.end(evening, Duration.ofHours(16), PARIS)).isEqualTo("2026-03-30T06:00:00Z");
		assertThat(window("", evening).end(evening, Duration.ofHours(100), PARIS))
			.isEqualTo(evening.plus(Duration.ofHours(100)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "always", "07:00", "07-21", "25:00-26:00", "07:60-21:00", "07:00-07:00", "24:00-07:00",
			"07:00 to 21:00" })
	void refusesWhatAreNoHours(String hours) {
		assertThatExceptionOfType(InvalidLimitException.class)
			.isThrownBy(() -> SendWindow.parse(hours, Clock.systemUTC()))
			.withMessageStartingWith("lundi.delivery.window ")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("lundi.delivery.window=07:00-21:00"));
	}

	private static SendWindow window(String hours, Instant now) {
		return SendWindow.parse(hours, Clock.fixed(now, ZoneOffset.UTC));
	}

}
