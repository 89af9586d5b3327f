package dev.lundi.delivery;

import java.time.Instant;

import dev.lundi.instance.Heartbeat;
import dev.lundi.instance.Suspicion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a database that somebody has set back mails nobody a second time: it
 * pauses what is under way before anything can start, and later each newsletter's first
 * mailing, for the ledger of the one that went out already may be lost.
 */
@Component
public class RestoredBackupGuard implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(RestoredBackupGuard.class);

	private final JdbcClient db;

	private final Heartbeat heartbeat;

	RestoredBackupGuard(JdbcClient db, Heartbeat heartbeat) {
		this.db = db;
		this.heartbeat = heartbeat;
	}

	@Override
	public void afterSingletonsInstantiated() {
		heartbeat.suspicion().ifPresent(this::pauseAll);
		heartbeat.trust();
	}

	private void pauseAll(Suspicion suspicion) {
		int paused = db.sql("""
				update mailing set status = 'PAUSED', pause_reason = ?, paused_by = null
				where status in ('READY', 'SENDING', 'PAUSED')
				""").param(suspicion.reason().stored()).update();
		if (paused > 0 || suspicion.isRestored()) {
			log.warn("{} Mailings paused: {}", suspicion.reason(), paused);
		}
	}

	/**
	 * To be called with a new mailing before it may send: pauses it if, since the
	 * database was found set back, nobody has let a mailing of this newsletter go.
	 */
	public void admit(Mailing mailing) {
		heartbeat.beat();
		heartbeat.restoredAt().ifPresent((restoredAt) -> pauseUnlessLetGo(mailing, restoredAt));
	}

	private void pauseUnlessLetGo(Mailing mailing, Instant restoredAt) {
		db.sql("""
				update mailing m set status = 'PAUSED', pause_reason = :reason
				where id = :id and status = 'READY' and created_at >= :restored
				  and not exists (select from mailing other
				    where other.newsletter = m.newsletter and other.id <> m.id
				      and (other.status = 'SENDING' or other.completed_at >= :restored))
				""")
			.param("reason", Suspicion.OLDER_DATABASE.reason().stored())
			.param("id", mailing.id())
			.param("restored", SqlTime.of(restoredAt))
			.update();
	}

}
