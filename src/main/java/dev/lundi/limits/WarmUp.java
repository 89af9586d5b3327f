package dev.lundi.limits;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a new sender's daily number of mails grows until its name is known.
 *
 * @param since its first day, in UTC
 * @param firstDay how many mails on that day
 * @param growth by what each day's number is multiplied to give the next day's, at least
 * 1
 */
public record WarmUp(LocalDate since, int firstDay, double growth) {

	/** More than anybody sends in a day. */
	static final long NO_END = 1_000_000_000_000L;

	public WarmUp {
		if (firstDay < 1) {
			throw new IllegalArgumentException("a warm-up begins with at least one mail a day");
		}
		if (!(growth >= 1) || growth > 100) {
			throw new IllegalArgumentException(
					"a warm-up grows by a factor from 1 to 100 a day, such as 1.5; this is " + growth);
		}
	}

	/** Which day of the warm-up a date is; the first is 0. */
	long day(LocalDate date) {
		return Math.max(0, ChronoUnit.DAYS.between(since, date));
	}

	/** At most so many mails may be given on this date. */
	long allowance(LocalDate date) {
		return (long) Math.min(NO_END, firstDay * Math.pow(growth, (double) day(date)));
	}

}
