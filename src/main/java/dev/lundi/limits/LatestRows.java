package dev.lundi.limits;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a small table by name, at most a second old: whoever asks first after a
 * second reads them again for everybody.
 */
final class LatestRows<T> {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final Supplier<Map<String, T>> query;

	private final LongSupplier nanoTime;

	private final AtomicLong readAt;

	private volatile @Nullable Map<String, T> rows;

	LatestRows(Supplier<Map<String, T>> query, LongSupplier nanoTime) {
		this.query = query;
		this.nanoTime = nanoTime;
		this.readAt = new AtomicLong(nanoTime.getAsLong());
	}

	@Nullable T get(String name) {
		return all().get(name);
	}

	Map<String, T> all() {
		Map<String, T> known = rows;
		long last = readAt.get();
		long now = nanoTime.getAsLong();
		if (known == null || (now - last >= SECOND && readAt.compareAndSet(last, now))) {
			known = read();
		}
		return known;
	}

	/** Who starts together waits for the first reading; later nobody does. */
	private Map<String, T> read() {
		Map<String, T> read = query.get();
		rows = read;
		return read;
	}

	/** Lets the next question read them again. */
	void forget() {
		rows = null;
	}

}
