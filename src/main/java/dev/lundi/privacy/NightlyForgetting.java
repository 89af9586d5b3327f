package dev.lundi.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

import dev.lundi.subscriber.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Forgets what need not be kept. Several processes may do so at once: each row is
 * forgotten by the one that comes first.
 */
@Component
class NightlyForgetting {

	private static final Logger log = LoggerFactory.getLogger(NightlyForgetting.class);

	private static final int MOST = 5_000;

	/** Each of them takes a statement or two. */
	private static final int PART = 500;

	private final List<Retention> retentions;

	private final SilentReaders silent;

	private final Clock clock;

	NightlyForgetting(List<Retention> retentions, SilentReaders silent, Clock clock) {
		this.retentions = retentions;
		this.silent = silent;
		this.clock = clock;
	}

	/** Soon after a start as well, for machines that are off at night. */
	@Scheduled(cron = "0 17 3 * * *")
	@Scheduled(initialDelayString = "PT15M")
	void forget() {
		retentions.forEach(this::forget);
	}

	/**
	 * Asks silent readers whether they want to stay, and lets those go who do not say so.
	 */
	@Scheduled(cron = "0 37 3 * * *")
	@Scheduled(initialDelayString = "PT20M")
	void askToStay() {
		try {
			long ended = all(() -> silent.end(PART));
			long asked = all(() -> silent.ask(PART));
			if (ended + asked > 0) {
				log.info(
						"Of readers of whom nothing was heard for three years, {} are asked whether they want to stay, "
								+ "{} did not answer and have left",
						asked, ended);
			}
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Silent readers could not be asked; the next night tries again: {}",
					ex.getClass().getSimpleName());
		}
	}

	private static long all(LongSupplier part) {
		return LongStream.generate(part).takeWhile((count) -> count > 0).sum();
	}

	/** What fails is tried again the next night, and keeps nothing else. */
	private void forget(Retention retention) {
		try {
			long forgotten = forgetAll(retention, clock.instant());
			if (forgotten > 0) {
				log.info("Forgotten, since they were old enough: {} rows of {}", forgotten, retention.name());
			}
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Old {} could not be forgotten; the next night tries again: {}", retention.name(),
					ex.getMessage());
		}
	}

	private static long forgetAll(Retention retention, Instant now) {
		long forgotten = 0;
		long part;
		do {
			part = retention.forget(now, MOST);
			forgotten += part;
		}
		while (part > 0);
		return forgotten;
	}

}
