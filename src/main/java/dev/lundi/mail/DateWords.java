package dev.lundi.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes dates for headers (RFC 5322 §3.3), once for all mails of a second. */
final class DateWords {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter
		.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private volatile Written last = Written.of(Instant.EPOCH);

	String of(Instant date) {
		Written written = last;
		if (written.second() != date.getEpochSecond()) {
			written = Written.of(date);
			last = written;
		}
		return written.words();
	}

	private record Written(long second, String words) {

		static Written of(Instant date) {
			return new Written(date.getEpochSecond(), FORMAT.format(date));
		}

	}

}
