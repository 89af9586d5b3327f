package dev.lundi.feedback;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Reads the mailbox while the process runs, on a thread of its own: its server may be
 * slow.
 */
class MailboxThread implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(MailboxThread.class);

	/** A server that refuses us must not take us for somebody who guesses. */
	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition stopped = lock.newCondition();

	private final UnsubscribeMails mails;

	private final Duration every;

	private boolean running;

	private String trouble = "";

	private int failures;

	MailboxThread(UnsubscribeMails mails, Duration every) {
		this.mails = mails;
		this.every = every;
	}

	@Override
	public void start() {
		lock.lock();
		try {
			running = true;
			Thread.ofPlatform().name("mailbox").daemon().start(this::run);
		}
		finally {
			lock.unlock();
		}
	}

	private void run() {
		do {
			look();
		}
		while (await(pause(every, failures)));
	}

	private void look() {
		try {
			int obeyed = mails.round();
			if (obeyed > 0) {
				log.info("Mails to unsubscribe that were obeyed: {}", obeyed);
			}
			if (failures > 0) {
				log.info("The mailbox is read again");
			}
			failures = 0;
			trouble = "";
		}
		catch (MailboxException ex) {
			tell(ex.reason().toString());
		}
		catch (DataAccessException | TransactionException ex) {
			tell("Mails to unsubscribe wait for the database");
		}
		catch (RuntimeException ex) {
			// People must be able to leave whatever one round met.
			tell("The mailbox could not be read: %s".formatted(ex.getClass().getName()));
		}
	}

	/** Says the same only once. */
	private void tell(String reason) {
		failures++;
		if (isRunning() && !reason.equals(trouble)) {
			trouble = reason;
			log.warn(reason);
		}
	}

	/** Doubled by each further failure in a row. */
	static Duration pause(Duration every, int failures) {
		Duration grown = every.multipliedBy(1L << Math.clamp(failures - 1L, 0, 10));
		Duration longest = (every.compareTo(LONGEST_PAUSE) > 0) ? every : LONGEST_PAUSE;
		return (grown.compareTo(longest) < 0) ? grown : longest;
	}

	private boolean await(Duration time) {
		lock.lock();
		try {
			long left = time.toNanos();
			while (running && left > 0) {
				left = stopped.awaitNanos(left);
			}
			return running;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			lock.unlock();
		}
	}

	@Override
	public void stop() {
		lock.lock();
		try {
			running = false;
			stopped.signalAll();
		}
		finally {
			lock.unlock();
		}
	}

	@Override
	public boolean isRunning() {
		lock.lock();
		try {
			return running;
		}
		finally {
			lock.unlock();
		}
	}

}
