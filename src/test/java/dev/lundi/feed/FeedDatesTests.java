package dev.lundi.feed;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FeedDatesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Mon, 16 Nov 2026 07:30:00 +0000 | 2026-11-16T07:30:00Z
			Tue, 16 Nov 2026 07:30:00 GMT   | 2026-11-16T07:30:00Z
			16 Nov 2026 07:30 Z             | 2026-11-16T07:30:00Z
			Mon,16 Nov 26 07:30:00 UT       | 2026-11-16T07:30:00Z
			Mon, 6 November 2026 7:30:00 EST | 2026-11-06T12:30:00Z
			Mon, 16 Nov 2026 08:30:00 CET   | 2026-11-16T07:30:00Z
			Mon, 16 Nov 2026 08:30:00 +01:00 | 2026-11-16T07:30:00Z
			lun., 16 nov. 2026 08:30:00 +0100 | 2026-11-16T07:30:00Z
			lundi 17 août 2026 08:30:00 +0200 | 2026-08-17T06:30:00Z
			Mon, 16 Nov 2026 07:30:60 GMT   | 2026-11-16T07:30:59Z
			Mon, 16 Nov 2026 07:30:00 GMT (heure)  | 2026-11-16T07:30:00Z
			16 Nov 2026                     | 2026-11-16T00:00:00Z
			2026-11-16T07:30:00Z            | 2026-11-16T07:30:00Z
			2026-11-16T08:30:00.123+01:00   | 2026-11-16T07:30:00Z
			2026-11-16T08:30:00+0100        | 2026-11-16T07:30:00Z
			2026-11-16 07:30:00             | 2026-11-16T07:30:00Z
			2026-11-16                      | 2026-11-16T00:00:00Z
			""")
	void datesAreReadAsSitesWriteThem(String text, String instant) {
		assertThat(FeedDates.read(text)).contains(Instant.parse(instant));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hier", "2026-13-45", "Mon, 31 Feb 2026 07:30:00 GMT", "16 Foo 2026", "99999999999",
			"Mon, 16 Nov 2026 27:30:00 GMT", "2026-11-16T07:30:00+99:99" })
	void whatIsNoDateIsNone(String text) {
		assertThat(FeedDates.read(text)).isEmpty();
	}

}
