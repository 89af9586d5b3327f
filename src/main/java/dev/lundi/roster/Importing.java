package dev.lundi.roster;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.lundi.consent.Consents;
import dev.lundi.notice.Notices;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second step, in one transaction: however a process ends, all of a file is imported
 * or nothing. It goes by many lines at a time only to say how far it is.
 */
@Component
class Importing {

	private static final int LINES = 50_000;

	/** Who asks on a page waits for the mail, and goes first. */
	private static final int LATER = 2;

	private final JdbcClient db;

	private final RosterImports imports;

	private final Fates fates;

	private final Consents consents;

	private final Notices notices;

	private final Clock clock;

	Importing(JdbcClient db, RosterImports imports, Fates fates, Consents consents, Notices notices, Clock clock) {
		this.db = db;
		this.imports = imports;
		this.fates = fates;
		this.consents = consents;
		this.notices = notices;
		this.clock = clock;
	}

	/**
	 * Imports what was read.
	 * @param asking whether those who cannot be shown to have confirmed get a mail that
	 * asks them to
	 */
	@Transactional
	public void run(RosterImport roster, boolean asking) {
		if (!imports.lock(roster)) {
			return;
		}
		imports.lockAll();
		Tally decided = fates.decide(roster);
		if (decided.rows() != roster.tally().rows()) {
			throw new IllegalStateException("The rows have gone: the database crashed since they were read");
		}
		db.sql("set local work_mem = '64MB'").update();
		long confirmed = 0;
		long pending = 0;
		for (long after = 0; after < roster.progress().whole(); after += LINES) {
			List<Made> made = subscribe(roster, after, asking);
			confirmed += note(roster, made);
			pending += ask(roster, made, asking);
			imports.stir(roster, after);
		}
		db.sql("delete from roster_row where import = ? and fault is null").param(roster.id()).update();
		imports.imported(roster, decided.made(confirmed, pending));
	}

	private List<Made> subscribe(RosterImport roster, long after, boolean asking) {
		return rows(
				"""
						, person as (
						  insert into subscriber (email, email_key, name, language, zone)
						  select email, email_key, name, language, zone from chosen
						  on conflict (email_key) do update set email_key = excluded.email_key
						  returning id, email_key, language),
						known as materialized (select c.*, p.id, p.language as spoken from chosen c join person p using (email_key)),
						made as (
						  insert into subscription (newsletter, subscriber, status, confirmed_at, unsubscribed_at, asked_at)
						  select :newsletter, id, case fate when 'GONE' then 'UNSUBSCRIBED' else fate end, confirmed_at,
						    case fate when 'GONE' then :now::timestamptz end,
						    case when fate = 'PENDING' and :asking then :now::timestamptz end
						  from known
						  on conflict (newsletter, subscriber) do update set status = excluded.status,
						    confirmed_at = excluded.confirmed_at
						    where excluded.status = 'CONFIRMED' and subscription.status = 'PENDING'
						      and subscription.unsubscribed_at is null
						  returning subscriber, status)
						select m.subscriber, m.status, k.email_key, k.spoken as language, k.source
						from made m join known k on k.id = m.subscriber
						""",
				roster, after)
			.param("now", now())
			.param("asking", asking)
			.query((row, number) -> new Made(row.getLong("subscriber"), row.getString("status"),
					row.getString("email_key"), row.getString("language"), row.getString("source")))
			.list();
	}

	/**
	 * A statement about the next lines of which something becomes. That somebody left is
	 * kept as well, but of whom we know already no address comes back for that.
	 */
	private JdbcClient.StatementSpec rows(String sql, RosterImport roster, long after) {
		return db.sql("""
				with chosen as materialized (
				  select r.*, f.fate from roster_fate f join roster_row r on r.import = :import and r.line = f.line
				  where f.line > :after and f.line <= :last and r.line > :after and r.line <= :last
				    and (f.fate in ('CONFIRMED', 'PENDING') or f.fate = 'GONE' and r.ended and not exists (
				      select from consent c where c.address_hash = r.consent and c.newsletter = :newsletter)))
				""" + sql)
			.param("newsletter", roster.newsletter())
			.param("import", roster.id())
			.param("after", after)
			.param("last", after + LINES);
	}

	private long note(RosterImport roster, List<Made> made) {
		List<Consents.Imported> confirmed = made.stream()
			.filter((one) -> one.source() != null && one.status().equals("CONFIRMED"))
			.map((one) -> new Consents.Imported(one.subscriber(), one.addressKey(), one.language(),
					String.valueOf(one.source())))
			.toList();
		consents.recordImported(roster.newsletter(), roster.file(), confirmed);
		return confirmed.size();
	}

	private long ask(RosterImport roster, List<Made> made, boolean asking) {
		List<Long> pending = made.stream()
			.filter((one) -> one.status().equals("PENDING"))
			.map(Made::subscriber)
			.toList();
		if (asking) {
			notices.addConfirmations(roster.newsletter(), pending, LATER);
		}
		return pending.size();
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * A subscription that there was not before.
	 *
	 * @param source how it was confirmed; null for one that was not
	 */
	private record Made(long subscriber, String status, String addressKey, String language, @Nullable String source) {
	}

}
