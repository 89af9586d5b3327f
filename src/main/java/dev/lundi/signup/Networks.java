package dev.lundi.signup;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;
import dev.lundi.subscriber.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the requests of each network within an hour: of an IPv4 address, or of an IPv6
 * /64, which is what one household has. Known by a keyed hash, for a day.
 */
@Component
class Networks implements Retention {

	private static final int IPV6_NETWORK_OCTETS = 8;

	private static final Duration KEPT = Duration.ofDays(1);

	private final JdbcClient db;

	private final SigningKey key;

	private final Clock clock;

	Networks(JdbcClient db, SigningKeys keys, Clock clock) {
		this.db = db;
		this.key = keys.forPurpose("network");
		this.clock = clock;
	}

	/** Counts a request; gives its number within the hour, from 1. */
	int count(String ip) {
		OffsetDateTime hour = clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
		return db.sql("""
				insert into sign_up_network (network, hour, requests) values (?, ?, 1)
				on conflict (network, hour) do update set requests = sign_up_network.requests + 1
				returning requests
				""").params(key.sign(network(ip)), hour).query(Integer.class).single();
	}

	private static byte[] network(String ip) {
		try {
			byte[] address = InetAddress.ofLiteral(ip).getAddress();
			return (address.length > 4) ? Arrays.copyOf(address, IPV6_NETWORK_OCTETS) : address;
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
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
