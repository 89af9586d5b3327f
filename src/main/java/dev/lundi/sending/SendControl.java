package dev.lundi.sending;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the workers of this process to end, and waits until they have: each finishes the
 * mail that is on its way, records it, and puts the rest back.
 */
@Component
class SendControl implements SmartLifecycle {

	private static final Duration LONGEST_DRAIN = Duration.ofSeconds(25);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = lock.newCondition();

	private volatile boolean running;

	private int workers;

	@Override
	public void start() {
		change(() -> running = true);
	}

	void workerBegins() {
		change(() -> workers++);
	}

	void workerEnds() {
		change(() -> workers--);
	}

	private void change(Runnable change) {
		lock.lock();
		try {
			change.run();
			changed.signalAll();
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Waits, at the longest until the process is told to end.
	 * @return whether the workers may go on
	 */
	boolean await(Duration time) {
		lock.lock();
		try {
			long left = time.toNanos();
			while (running && left > 0) {
				left = changed.awaitNanos(left);
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

	/**
	 * Waits until a turn comes, at the longest until the process is told to end.
	 * @param turn in System.nanoTime
	 */
	boolean awaitUntil(long turn) {
		long left = turn - System.nanoTime();
		return (left > 0) ? await(Duration.ofNanos(left)) : running;
	}

	@Override
	public boolean isRunning() {
		return running;
	}

	@Override
	public void stop() {
		lock.lock();
		try {
			running = false;
			changed.signalAll();
			long left = LONGEST_DRAIN.toNanos();
			while (workers > 0 && left > 0) {
				left = changed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			lock.unlock();
		}
	}

}
