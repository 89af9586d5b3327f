package dev.lundi.limits;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.lundi.limits.GateRow.Slowdown;
import dev.lundi.limits.GateRows.Grant;
import dev.lundi.limits.GateRows.Order;
import org.jspecify.annotations.Nullable;

/**
 * Lets mails through at a rate that holds over any window of time, for all threads of all
 * nodes together: the generic cell rate algorithm (ITU-T I.371) without a burst. Not to
 * be asked within a transaction.
 */
public final class Gate {

	/** What is taken further ahead than this would be lost in every stop. */
	private static final Duration LONGEST_HORIZON = Duration.ofMinutes(1);

	private static final Duration BETWEEN_HALVINGS = Duration.ofSeconds(10);

	private static final double SLOWEST = 0.1;

	private final String name;

	private final @Nullable Rate configured;

	private final @Nullable WarmUp warmUp;

	private final GateRows rows;

	private final LongSupplier nanoTime;

	private final Meter meter;

	private SlotBlock block = new SlotBlock(0, 0, 0);

	private long nextFree;

	private long lastComplaint;

	Gate(String name, @Nullable Rate configured, @Nullable WarmUp warmUp, GateRows rows, LongSupplier nanoTime) {
		this.name = name;
		this.configured = configured;
		this.warmUp = warmUp;
		this.rows = rows;
		this.nanoTime = nanoTime;
		this.meter = new Meter(nanoTime.getAsLong());
		this.nextFree = nanoTime.getAsLong();
		this.lastComplaint = nanoTime.getAsLong() - TimeUnit.SECONDS.toNanos(1);
	}

	/**
	 * Takes up to that many of the next free slots that come within this time from now, a
	 * minute at most. They cannot be given back: who does not use one, loses it.
	 * @return as nanoTime, ascending; empty when the next one is later
	 */
	public long[] take(int most, Duration horizon) {
		Pace pace = pace();
		if (pace.isFree()) {
			long[] slots = new long[most];
			Arrays.fill(slots, nanoTime.getAsLong());
			meter.count(most, slots[0]);
			return slots;
		}
		return takeLimited(pace, most, (horizon.compareTo(LONGEST_HORIZON) < 0) ? horizon : LONGEST_HORIZON);
	}

	private synchronized long[] takeLimited(Pace pace, int most, Duration horizon) {
		long now = nanoTime.getAsLong();
		if (block.isSpent(now) || block.isDenserThan(pace.spacingNanos())) {
			block = new SlotBlock(now, 0, 0);
			if (nextFree - now <= horizon.toNanos()) {
				reserve(pace, most, horizon);
				now = nanoTime.getAsLong();
			}
		}
		long[] slots = block.take(most, now, now + horizon.toNanos());
		meter.count(slots.length, now);
		return slots;
	}

	private void reserve(Pace pace, int most, Duration horizon) {
		if (pace.row() == null) {
			rows.make(name);
		}
		Optional<Grant> grant = rows.take(name,
				new Order(pace.spacing(), pace.blockSize(most), pace.allowance(), horizon));
		if (grant.isPresent()) {
			block = new SlotBlock(grant.get().first(), pace.spacingNanos(), grant.get().slots());
			nextFree = block.end();
		}
		else {
			GateRow row = rows.read(name);
			nextFree = nanoTime.getAsLong() + pace(row).untilNext().toNanos();
		}
	}

	/** How long until {@link #take} could give something; nothing when it could now. */
	public Duration untilNext() {
		return pace().isFree() ? Duration.ZERO : untilNextSlot();
	}

	private synchronized Duration untilNextSlot() {
		long now = nanoTime.getAsLong();
		long next = block.isSpent(now) ? nextFree : block.next(now);
		return Duration.ofNanos(Math.max(0, next - now));
	}

	/**
	 * Says that the other side answered 421 or 4.7.x: the rate halves, at most every ten
	 * seconds, and grows by a tenth with every minute without such an answer.
	 */
	public void slowDown() {
		if (isWorthTelling()) {
			GateRow row = rows.read(name);
			Slowdown before = row.slowdown();
			if (before != null && before.sinceHalved().compareTo(BETWEEN_HALVINGS) < 0) {
				rows.trouble(name);
			}
			else {
				Double limit = pace(row).perSecond();
				double now = (limit != null) ? limit : Math.max(SLOWEST, meter.perSecond(nanoTime.getAsLong()));
				double from = (before != null) ? before.from() : now;
				rows.slowDown(name, Math.max(now / 2, Math.min(from, SLOWEST)), from, before);
			}
		}
	}

	/** A relay in trouble answers so a thousand times a second. */
	private synchronized boolean isWorthTelling() {
		long now = nanoTime.getAsLong();
		boolean worth = now - lastComplaint >= TimeUnit.SECONDS.toNanos(1);
		lastComplaint = worth ? now : lastComplaint;
		return worth;
	}

	/** Whether any limit holds now. */
	public boolean isLimited() {
		return !pace().isFree();
	}

	/** The rate that holds now. */
	public Optional<Rate> rate() {
		return Optional.ofNullable(state().inForce());
	}

	/** How fast it lets mail through, and why. */
	public GateState state() {
		return pace().state(name);
	}

	/** How long so many mails need at least. */
	Duration timeFor(long mails) {
		return pace().timeFor(mails);
	}

	private Pace pace() {
		GateRow row = rows.latest(name);
		return (row == null && warmUp != null) ? pace(rows.read(name)) : pace(row);
	}

	private Pace pace(@Nullable GateRow row) {
		return new Pace(configured, warmUp, row);
	}

}
