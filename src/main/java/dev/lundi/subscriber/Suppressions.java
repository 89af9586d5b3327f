package dev.lundi.subscriber;

import dev.lundi.instance.SigningKey;
import dev.lundi.instance.SigningKeys;
import dev.lundi.mail.EmailAddress;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses that must not be mailed, known only by their keyed hash. */
@Component
public class Suppressions {

	private final JdbcClient db;

	private final SigningKey key;

	Suppressions(JdbcClient db, SigningKeys keys) {
		this.db = db;
		this.key = keys.forPurpose("suppression");
	}

	/** The hash under which an address stands in the table {@code suppression}. */
	public byte[] hash(EmailAddress email) {
		return key.sign(email.key());
	}

	/** Suppresses an address; an earlier reason stays. */
	public void add(EmailAddress email, SuppressionReason reason) {
		db.sql("insert into suppression (address_hash, reason) values (?, ?) on conflict do nothing")
			.params(hash(email), reason.name())
			.update();
	}

	/** Lets an address be mailed again, if this was why it was not. */
	public void lift(EmailAddress email, SuppressionReason reason) {
		db.sql("delete from suppression where address_hash = ? and reason = ?")
			.params(hash(email), reason.name())
			.update();
	}

}
