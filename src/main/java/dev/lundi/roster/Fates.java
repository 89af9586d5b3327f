package dev.lundi.roster;

import java.util.EnumMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what becomes of the rows of a file, as things stand now. */
@Component
class Fates {

	/**
	 * Whoever left stays away: their subscription says so, or, when they were erased, the
	 * last consent that their address's hash has; or the file itself. A subscription that
	 * was ended and asked for again waits for its owner, whatever a file says.
	 */
	private static final String SQL = """
			select r.line, case
			    when r.rank > 1 then 'DUPLICATE'
			    when x.address_hash is not null then 'SUPPRESSED'
			    when n.status = 'UNSUBSCRIBED' then 'GONE'
			    when n.status = 'CONFIRMED' or n.unsubscribed_at is not null or n.status is not null and r.source is null
			      then 'PRESENT'
			    when r.ended then 'GONE'
			    when n.status is null and 'ENDED' = (select c.action from consent c
			      where c.address_hash = r.consent and c.newsletter = :newsletter order by c.id desc limit 1) then 'GONE'
			    when r.source is not null then 'CONFIRMED'
			    else 'PENDING' end as fate
			from (select *, row_number() over (partition by email_key order by line) as rank
			      from roster_row where import = :import and fault is null) r
			  left join suppression x on x.address_hash = r.suppression
			  left join subscriber s on s.email_key = r.email_key
			  left join subscription n on n.subscriber = s.id and n.newsletter = :newsletter
			""";

	private final JdbcClient db;

	Fates(JdbcClient db) {
		this.db = db;
	}

	/** Tells the database of the rows that it has just got. */
	void analyze() {
		db.sql("analyze roster_row").update();
	}

	/** Counts them, and changes nothing. */
	Tally tally(RosterImport roster) {
		return count(roster, SQL);
	}

	/** Writes them to the table {@code roster_fate} of the caller's transaction. */
	Tally decide(RosterImport roster) {
		db.sql("create temporary table roster_fate on commit drop as " + SQL)
			.param("newsletter", roster.newsletter())
			.param("import", roster.id())
			.update();
		db.sql("create index on roster_fate (line)").update();
		db.sql("analyze roster_fate").update();
		return count(roster, "select fate from roster_fate");
	}

	private Tally count(RosterImport roster, String rows) {
		Map<Fate, Long> fates = new EnumMap<>(Fate.class);
		db.sql("select fate, count(*) from (%s) f group by fate".formatted(rows))
			.param("newsletter", roster.newsletter())
			.param("import", roster.id())
			.query((row) -> {
				fates.put(Fate.valueOf(row.getString(1)), row.getLong(2));
			});
		long bad = db.sql("select count(*) from roster_row where import = ? and fault is not null")
			.param(roster.id())
			.query(Long.class)
			.single();
		return new Tally(fates, bad);
	}

	/** The number of its last line. */
	long lines(RosterImport roster) {
		return db.sql("select coalesce(max(line), 0) from roster_row where import = ?")
			.param(roster.id())
			.query(Long.class)
			.single();
	}

}
