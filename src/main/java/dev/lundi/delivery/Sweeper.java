package dev.lundi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes those rows of the ledger wait again whose time has come or whose worker is dead.
 */
@Component
public class Sweeper {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final Map<Long, Long> lastSweeps = new ConcurrentHashMap<>();

	private final JdbcClient db;

	private final Fences fences;

	private final Clock clock;

	private final boolean resend;

	Sweeper(JdbcClient db, Fences fences, Clock clock, DeliveryProperties properties) {
		this.db = db;
		this.fences = fences;
		this.clock = clock;
		this.resend = properties.inDoubt() == DeliveryProperties.InDoubt.RESEND_ONCE;
	}

	/** Sweeps a mailing, unless that was done within the last second. */
	public void sweep(long mailing) {
		long now = System.nanoTime();
		boolean[] due = new boolean[1];
		lastSweeps.compute(mailing, (key, last) -> {
			due[0] = last == null || now - last >= INTERVAL.toNanos();
			return due[0] ? now : last;
		});
		if (due[0]) {
			sweepNow(mailing);
		}
	}

	/** Sweeps a mailing, in three statements that each stand for themselves. */
	public void sweepNow(long mailing) {
		fences.keep();
		takeOver(mailing);
		if (resend) {
			resendInDoubt(mailing);
		}
		freeWhatIsDue(mailing);
	}

	/**
	 * A worker is dead when its lease is over, or when the database no longer holds its
	 * lock. What it had only claimed is safe to send; of what it had marked, nobody
	 * knows.
	 */
	private void takeOver(long mailing) {
		db.sql("""
				with swept as (
				  update delivery d set fence = null, lease_until = null,
				    status = case status when 'CLAIMED' then 'PENDING' else 'IN_DOUBT' end
				  where mailing = :mailing and status in ('CLAIMED', 'ATTEMPTING')
				    and (lease_until < clock_timestamp() or not exists (
				      select from pg_locks l where l.locktype = 'advisory' and l.classid = :lockClass
				        and l.objid = d.fence::oid and l.objsubid = 2
				        and l.database = (select oid from pg_database where datname = current_database())))
				  returning mailing, subscriber, attempt, status)
				insert into delivery_attempt (mailing, subscriber, attempt, event)
				select mailing, subscriber, attempt, status from swept where status = 'IN_DOUBT'
				""").param("mailing", mailing).param("lockClass", Fences.LOCK_CLASS).update();
	}

	private void resendInDoubt(long mailing) {
		db.sql("""
				update delivery set status = 'PENDING', resent = true, settled_at = null
				where mailing = :mailing and status = 'IN_DOUBT' and not resent
				  and exists (select from mailing where id = :mailing and status = 'SENDING')
				""").param("mailing", mailing).update();
	}

	private void freeWhatIsDue(long mailing) {
		db.sql("""
				update delivery set status = 'PENDING', next_attempt_at = null
				where mailing = :mailing and status = 'DEFERRED' and next_attempt_at <= :now
				""").param("mailing", mailing).param("now", SqlTime.of(clock.instant())).update();
	}

}
