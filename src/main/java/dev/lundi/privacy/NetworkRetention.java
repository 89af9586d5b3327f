package dev.lundi.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import dev.lundi.subscriber.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often networks asked, which matters within the hour. */
@Component
class NetworkRetention implements Retention {

	private static final Duration KEPT = Duration.ofDays(1);

	private final JdbcClient db;

	NetworkRetention(JdbcClient db) {
		this.db = db;
	}

	@Override
	public String name() {
		return "networks of sign-ups";
	}

	@Override
	public long forget(Instant now, int most) {
		return db.sql("""
				delete from sign_up_network where (network, hour) in (
				  select network, hour from sign_up_network where hour < :before limit :most for update skip locked)
				""").param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC)).param("most", most).update();
	}

}
