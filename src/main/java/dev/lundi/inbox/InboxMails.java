package dev.lundi.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the embedded inbox received. The order of ids is the order of arrival. */
@Repository
@Conditional(InboxCondition.class)
class InboxMails {

	static final int PAGE_SIZE = 50;

	private static final String COLUMNS = "id, received_at, mail_from, recipient, recipient_name, subject, octet_length(raw)";

	/** An empty search is found everywhere. */
	private static final String FOUND = "position(lower(:search) in lower(recipient || ' ' || recipient_name)) > 0";

	private final JdbcClient jdbc;

	private final Clock clock;

	InboxMails(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Stores the mail, a row for each recipient, all or none, and returns the last id.
	 */
	long keep(String from, List<String> recipients, byte[] raw) {
		InboxHeaders headers = InboxHeaders.of(raw);
		return jdbc.sql("""
				with kept as (
				  insert into inbox_mail (received_at, mail_from, recipient, recipient_name, subject, raw)
				  select :receivedAt, :from, recipient, :name, :subject, :raw
				  from unnest(array[:recipients]::text[]) as recipient
				  returning id)
				select max(id) from kept
				""")
			.param("receivedAt", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
			.param("from", from)
			.param("recipients", recipients)
			.param("name", headers.recipientName())
			.param("subject", headers.subject())
			.param("raw", raw)
			.query(Long.class)
			.single();
	}

	/** The mails that came before the one with this id. */
	InboxPage before(long id, String search) {
		List<InboxMail> mails = page("id < :id and " + FOUND + " order by id desc", id, search);
		boolean more = mails.size() > PAGE_SIZE;
		return new InboxPage(more ? mails.subList(0, PAGE_SIZE) : mails, count(search), id != Long.MAX_VALUE, more);
	}

	/** The mails that came next after the one with this id. */
	InboxPage after(long id, String search) {
		List<InboxMail> mails = page("id > :id and " + FOUND + " order by id", id, search);
		boolean more = mails.size() > PAGE_SIZE;
		return new InboxPage((more ? mails.subList(0, PAGE_SIZE) : mails).reversed(), count(search), more, true);
	}

	/** One more than a page, to see whether there is another. */
	private List<InboxMail> page(String condition, long id, String search) {
		return jdbc.sql("select " + COLUMNS + " from inbox_mail where " + condition + " limit " + (PAGE_SIZE + 1))
			.param("id", id)
			.param("search", search)
			.query(this::mail)
			.list();
	}

	private InboxMail mail(ResultSet row, int number) throws SQLException {
		return new InboxMail(row.getLong(1), row.getObject(2, OffsetDateTime.class).atZoneSameInstant(clock.getZone()),
				row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getLong(7));
	}

	long count(String search) {
		return jdbc.sql("select count(*) from inbox_mail where " + FOUND)
			.param("search", search)
			.query(Long.class)
			.single();
	}

	Optional<InboxMail> find(long id) {
		return jdbc.sql("select " + COLUMNS + " from inbox_mail where id = :id")
			.param("id", id)
			.query(this::mail)
			.optional();
	}

	Optional<byte[]> raw(long id) {
		return jdbc.sql("select raw from inbox_mail where id = :id").param("id", id).query(byte[].class).optional();
	}

	Optional<Long> next(long id, String search) {
		return neighbour("id > :id and " + FOUND + " order by id", id, search);
	}

	Optional<Long> previous(long id, String search) {
		return neighbour("id < :id and " + FOUND + " order by id desc", id, search);
	}

	private Optional<Long> neighbour(String condition, long id, String search) {
		return jdbc.sql("select id from inbox_mail where " + condition + " limit 1")
			.param("id", id)
			.param("search", search)
			.query(Long.class)
			.optional();
	}

	/** Forgets this mail and all that came before it, and returns how many they were. */
	int forgetUpTo(long id) {
		return jdbc.sql("delete from inbox_mail where id <= :id").param("id", id).update();
	}

}
