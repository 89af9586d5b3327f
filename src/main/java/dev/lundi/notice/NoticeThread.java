package dev.lundi.notice;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends notices while the process runs, on a thread of its own: a relay may be slow. */
@Component
class NoticeThread implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(NoticeThread.class);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

	private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

	private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

	private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition stopped = lock.newCondition();

	private final NoticeSender sender;

	private final NoticeTable table;

	private boolean running;

	private @Nullable Thread thread;

	private long swept = System.nanoTime() - BETWEEN_SWEEPS.toNanos();

	NoticeThread(NoticeSender sender, NoticeTable table) {
		this.sender = sender;
		this.table = table;
	}

	@Override
	public void start() {
		lock.lock();
		try {
			running = true;
			thread = Thread.ofPlatform().name("notices").daemon().start(this::run);
		}
		finally {
			lock.unlock();
		}
	}

	private void run() {
		boolean on = true;
		while (on) {
			on = await(look());
		}
	}

	/** Gives how long to wait before the next look. */
	private Duration look() {
		try {
			if (System.nanoTime() - swept >= BETWEEN_SWEEPS.toNanos()) {
				table.sweep();
				swept = System.nanoTime();
			}
			return sender.sendNext() ? Duration.ZERO : BETWEEN_LOOKS;
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Notices wait for the database: {}", ex.getMessage());
			return AFTER_TROUBLE;
		}
		catch (RuntimeException ex) {
			log.warn("A notice met what nobody foresaw; others go on", ex);
			return AFTER_TROUBLE;
		}
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

	/** Waits for the notice that is on its way: cut off, it would be sent once more. */
	@Override
	public void stop() {
		Thread ending = end();
		try {
			if (ending != null && !ending.join(LONGEST_STOP)) {
				log.warn("A notice did not leave in time; it is taken up again later");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private @Nullable Thread end() {
		lock.lock();
		try {
			running = false;
			stopped.signalAll();
			return thread;
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
