package dev.lundi.delivery;

import java.util.List;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger, for people to read. */
@Component
public class Deliveries {

	private static final RowMapper<Delivery> ROW = new SimplePropertyRowMapper<>(Delivery.class);

	private final JdbcClient db;

	Deliveries(JdbcClient db) {
		this.db = db;
	}

	/** Up to 200 deliveries of a mailing in a state, the latest first. */
	public List<Delivery> inState(long mailing, DeliveryStatus status) {
		return db.sql("""
				select mailing, subscriber, status, reason, attempt,
				  nullif(concat_ws(' ', nullif(reply_code, 0), reply_text), '') as reply,
				  coalesce(settled_at, attempted_at) as at
				from delivery where mailing = ? and status = ? order by at desc nulls last, subscriber limit 200
				""").params(mailing, status.name()).query(ROW).list();
	}

}
