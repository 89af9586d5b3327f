package dev.lundi.roster;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.roster.RosterImport.Form;
import dev.lundi.roster.RosterImport.Progress;
import dev.lundi.roster.RosterImport.Refusal;
import dev.lundi.roster.RosterImport.Status;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code roster_import}. Whoever works on an import holds its lock, which the
 * database takes back when the process ends, however that ends.
 */
@Component
class RosterImports {

	/** The first half of the locks' key: "ROST" in ASCII. */
	private static final int LOCK = 0x524f5354;

	private static final Duration LIFE = Duration.ofHours(1);

	/** As long as a thread may take to get to its lock. */
	private static final Duration GRACE = Duration.ofSeconds(10);

	private static final String SELECT = """
			select i.*, i.status in ('READING', 'IMPORTING') and i.stirred_at < :grace and not exists (
			    select from pg_locks l where l.locktype = 'advisory' and l.classid = :lock and l.objid = i.id
			      and l.objsubid = 2 and l.database = (select oid from pg_database where datname = current_database()))
			  as broken
			from roster_import i
			""";

	private final JdbcClient db;

	private final Clock clock;

	RosterImports(JdbcClient db, Clock clock) {
		this.db = db;
		this.clock = clock;
	}

	/**
	 * A new one, whose file is still to be read.
	 * @param atOnce whether it goes on by itself then
	 */
	RosterImport add(Newsletter newsletter, ImportThreads.Upload upload, String operator, boolean atOnce) {
		long id = db
			.sql("""
					insert into roster_import (newsletter, file, operator, strict, at_once, status, created_at, stirred_at, whole)
					values (:newsletter, :file, :operator, :strict, :at_once, 'READING', :now, :now, :size)
					returning id
					""")
			.param("newsletter", newsletter.slug())
			.param("file", upload.name())
			.param("operator", operator)
			.param("strict", upload.strict())
			.param("at_once", atOnce)
			.param("now", now())
			.param("size", upload.size())
			.query(Long.class)
			.single();
		return find(id).orElseThrow();
	}

	Optional<RosterImport> find(long id) {
		return select("where i.id = :id").param("id", id).query(this::roster).optional();
	}

	/** Those of the last hour, the newest first. */
	List<RosterImport> all() {
		return select("order by i.id desc limit 20").query(this::roster).list();
	}

	private JdbcClient.StatementSpec select(String which) {
		return db.sql(SELECT + which).param("grace", now().minus(GRACE)).param("lock", LOCK);
	}

	private RosterImport roster(ResultSet row, int number) throws SQLException {
		return new RosterImport(row.getLong("id"), row.getString("newsletter"), row.getString("file"),
				row.getBoolean("strict"), row.getBoolean("at_once"), Status.valueOf(row.getString("status")),
				row.getBoolean("broken"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
				new Progress(row.getLong("done"), row.getLong("whole")), form(row), refusal(row), tally(row));
	}

	private static @Nullable Form form(ResultSet row) throws SQLException {
		String charset = row.getString("charset");
		Array ignored = row.getArray("ignored");
		return (charset == null) ? null
				: new Form(charset, row.getString("separator"), List.of((String[]) ignored.getArray()));
	}

	private static @Nullable Refusal refusal(ResultSet row) throws SQLException {
		String cause = row.getString("refusal");
		return (cause == null) ? null : new Refusal(cause, row.getString("detail"));
	}

	private static Tally tally(ResultSet row) throws SQLException {
		Map<Fate, Long> fates = new EnumMap<>(Fate.class);
		for (Fate fate : Fate.values()) {
			fates.put(fate, row.getLong(fate.word()));
		}
		return new Tally(fates, row.getLong("bad"));
	}

	/**
	 * Takes its lock until the caller's transaction ends.
	 * @return whether nobody had it
	 */
	boolean lock(RosterImport roster) {
		return db.sql("select pg_try_advisory_xact_lock(?, ?)")
			.params(LOCK, (int) roster.id())
			.query(Boolean.class)
			.single();
	}

	/** Waits until no other import writes: two at once could wait for each other. */
	void lockAll() {
		db.sql("select pg_advisory_xact_lock(?)").param((long) LOCK).query().singleValue();
	}

	/** Notes how far the present step has come, for all to see. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void stir(RosterImport roster, long done) {
		db.sql("update roster_import set done = ?, stirred_at = ? where id = ?")
			.params(done, now(), roster.id())
			.update();
	}

	/** Notes what was found in the file. */
	void read(RosterImport roster, Form form, Tally tally) {
		update(roster, Status.READ, tally, """
				, charset = :charset, separator = :separator, ignored = :ignored
				""").param("charset", form.charset())
			.param("separator", form.separator())
			.param("ignored", form.ignored().toArray(String[]::new))
			.update();
	}

	void refuse(RosterImport roster, Refusal refusal) {
		update(roster, Status.REFUSED, Tally.NOTHING, ", refusal = :refusal, detail = :detail")
			.param("refusal", refusal.cause())
			.param("detail", refusal.detail())
			.update();
	}

	/**
	 * Notes that its transaction is to begin.
	 * @param lines how many lines it has to go through
	 * @return whether nobody has been faster
	 */
	boolean begin(RosterImport roster, long lines) {
		return db.sql("""
				update roster_import set status = 'IMPORTING', done = 0, whole = :lines, stirred_at = :now
				where id = :id and (status = 'READ' or status = 'IMPORTING' and stirred_at < :grace)
				""")
			.param("lines", lines)
			.param("now", now())
			.param("grace", now().minus(GRACE))
			.param("id", roster.id())
			.update() > 0;
	}

	/** Notes, in that transaction, what was done. */
	void imported(RosterImport roster, Tally tally) {
		update(roster, Status.IMPORTED, tally, "").update();
	}

	private JdbcClient.StatementSpec update(RosterImport roster, Status status, Tally tally, String more) {
		JdbcClient.StatementSpec update = db
			.sql("""
					update roster_import set status = :status, stirred_at = :now, confirmed = :confirmed, pending = :pending,
					  present = :present, gone = :gone, suppressed = :suppressed, duplicate = :duplicate, bad = :bad
					  %s
					where id = :id
					"""
				.formatted(more))
			.param("status", status.name())
			.param("now", now())
			.param("bad", tally.bad())
			.param("id", roster.id());
		Stream.of(Fate.values()).forEach((fate) -> update.param(fate.word(), tally.of(fate)));
		return update;
	}

	/** Forgets a file and all that was in it, unless somebody works on it. */
	@Transactional
	public void discard(RosterImport roster) {
		if (lock(roster)) {
			db.sql("delete from roster_row where import = ?").param(roster.id()).update();
			db.sql("delete from roster_import where id = ?").param(roster.id()).update();
		}
	}

	/** Nobody's address waits here for longer than an hour. */
	@Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
	@Transactional
	public void sweep() {
		select("where i.created_at < :end").param("end", now().minus(LIFE))
			.query(this::roster)
			.list()
			.forEach(this::discard);
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

}
