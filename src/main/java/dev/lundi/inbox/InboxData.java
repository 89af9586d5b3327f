package dev.lundi.inbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lundi.subscriber.PersonalData;
import dev.lundi.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mails to a person that the embedded inbox received, which may be there long after a
 * relay was declared.
 */
@Component
class InboxData implements PersonalData {

	private final JdbcClient db;

	InboxData(JdbcClient db) {
		this.db = db;
	}

	@Override
	public Map<String, List<Map<String, @Nullable Object>>> export(Subscriber person) {
		List<Map<String, @Nullable Object>> mails = db.sql("""
				select id, received_at, mail_from, recipient, recipient_name, subject, raw
				from inbox_mail where lower(recipient) = ? order by id
				""").param(person.email().key()).query().listOfRows();
		mails.forEach((mail) -> mail.compute("raw",
				(name, octets) -> new String((byte[]) Objects.requireNonNull(octets), StandardCharsets.UTF_8)));
		return Map.of("inbox", mails);
	}

	@Override
	public void erase(Subscriber person) {
		db.sql("delete from inbox_mail where lower(recipient) = ?").param(person.email().key()).update();
	}

}
