package dev.lundi.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;
import dev.lundi.mail.EmailAddress;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses that must not be mailed, known only by their keyed hash. */
@Component
public class Suppressions {

	private static final int PART = 1000;

	private final JdbcClient db;

	private final SigningKey key;

	Suppressions(JdbcClient db, SigningKeys keys) {
		this.db = db;
		this.key = keys.lasting("suppression");
	}

	/** The hash under which an address stands in the table {@code suppression}. */
	public byte[] hash(EmailAddress email) {
		return key.sign(email.key());
	}

	/** Whether an address must not be mailed. */
	public boolean hold(EmailAddress email) {
		return db.sql("select exists (select from suppression where address_hash = ?)")
			.param(hash(email))
			.query(Boolean.class)
			.single();
	}

	/** Why, and since when, an address must not be mailed; empty when it may. */
	public Optional<Entry> find(EmailAddress email) {
		return find(hash(email));
	}

	/** The same for who knows only the hash. */
	public Optional<Entry> find(byte[] hash) {
		return db.sql("select reason, created_at from suppression where address_hash = ?")
			.param(hash)
			.query((row, number) -> entry(row))
			.optional();
	}

	/** How many addresses must not be mailed. */
	public long count() {
		return db.sql("select count(*) from suppression").query(Long.class).single();
	}

	/** How many of those who subscribe, or want to, must not be mailed. */
	public long among(String newsletter) {
		long found = 0;
		List<Key> keys = keys(newsletter, List.of("CONFIRMED", "PENDING"), 0);
		while (!keys.isEmpty()) {
			found += suppressed(addresses(keys));
			keys = keys(newsletter, List.of("CONFIRMED", "PENDING"), keys.getLast().subscriber());
		}
		return found;
	}

	/**
	 * How many of these addresses must not be mailed.
	 * @param addresses as {@link EmailAddress#key()} has them
	 */
	public long among(List<String> addresses) {
		return IntStream.iterate(0, (start) -> start < addresses.size(), (start) -> start + PART)
			.mapToObj((start) -> addresses.subList(start, Math.min(start + PART, addresses.size())))
			.mapToLong(this::suppressed)
			.sum();
	}

	/** Whether no confirmed subscriber may be mailed, because there is none or else. */
	public boolean leaveNobody(String newsletter) {
		List<Key> keys = keys(newsletter, List.of("CONFIRMED"), 0);
		while (!keys.isEmpty() && suppressed(addresses(keys)) == keys.size()) {
			keys = keys(newsletter, List.of("CONFIRMED"), keys.getLast().subscriber());
		}
		return keys.isEmpty();
	}

	private List<Key> keys(String newsletter, List<String> statuses, long after) {
		return db.sql("""
				select n.subscriber, s.email_key from subscription n join subscriber s on s.id = n.subscriber
				where n.newsletter = :newsletter and n.status in (:statuses) and n.subscriber > :after
				order by n.subscriber limit :part
				""")
			.param("newsletter", newsletter)
			.param("statuses", statuses)
			.param("after", after)
			.param("part", PART)
			.query((row, number) -> new Key(row.getLong("subscriber"), row.getString("email_key")))
			.list();
	}

	private static List<String> addresses(List<Key> keys) {
		return keys.stream().map(Key::address).toList();
	}

	private long suppressed(List<String> addresses) {
		return db.sql("select count(*) from suppression where address_hash in (:hashes)")
			.param("hashes", addresses.stream().map(key::sign).toList())
			.query(Long.class)
			.single();
	}

	/**
	 * Suppresses an address; an earlier reason stays, unless this is the person's own
	 * word and that was not.
	 * @return whether this is the reason from now on
	 */
	public boolean add(EmailAddress email, SuppressionReason reason) {
		return db
			.sql("""
					insert into suppression (address_hash, reason) values (?, ?)
					on conflict (address_hash) do update set reason = excluded.reason, created_at = excluded.created_at
					  where excluded.reason in ('COMPLAINT', 'OBJECTION') and suppression.reason in ('HARD_BOUNCE', 'OPERATOR')
					""")
			.params(hash(email), reason.name())
			.update() > 0;
	}

	/**
	 * Lets an address be mailed again, if this was why it was not.
	 * @return whether it was
	 */
	public boolean lift(EmailAddress email, SuppressionReason reason) {
		return lift(hash(email), reason);
	}

	/** The same for who knows only the hash. */
	public boolean lift(byte[] hash, SuppressionReason reason) {
		return db.sql("delete from suppression where address_hash = ? and reason = ?")
			.params(hash, reason.name())
			.update() > 0;
	}

	/**
	 * The first ones after a hash, in the order of their hashes.
	 * @param after empty for the very first ones
	 */
	public List<Hashed> after(byte[] after, int most) {
		return db
			.sql("select address_hash, reason, created_at from suppression where address_hash > ? order by 1 limit ?")
			.params(after, most)
			.query((row, number) -> new Hashed(HexFormat.of().formatHex(row.getBytes("address_hash")), entry(row)))
			.list();
	}

	private static Entry entry(ResultSet row) throws SQLException {
		return new Entry(SuppressionReason.valueOf(row.getString("reason")),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	/** A suppressed address, of which only this is known. */
	public record Entry(SuppressionReason reason, Instant since) {
	}

	/**
	 * A suppressed address and its hash, in hexadecimal.
	 */
	public record Hashed(String hash, Entry entry) {
	}

	/**
	 * Whose address it is.
	 *
	 * @param address as {@link EmailAddress#key()} has it
	 */
	private record Key(long subscriber, String address) {
	}

}
