package dev.lundi.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.lundi.newsletter.Newsletters;
import dev.lundi.reason.Reason;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The saved segments of all newsletters. */
@Component
public class Segments {

	private final JdbcClient db;

	private final Newsletters newsletters;

	private final Clock clock;

	Segments(JdbcClient db, Newsletters newsletters, Clock clock) {
		this.db = db;
		this.newsletters = newsletters;
		this.clock = clock;
	}

	/** Those of the declared newsletters that can be read. */
	public List<Segment> all() {
		return db.sql("select * from segment order by newsletter, lower(name), id")
			.query(Segments::stored)
			.list()
			.stream()
			.filter((one) -> newsletters.find(one.newsletter()).isPresent())
			.flatMap((one) -> one.segment().stream())
			.toList();
	}

	/** The one with this id, if it can be read. */
	public Optional<Segment> find(long id) {
		return db.sql("select * from segment where id = ?")
			.param(id)
			.query(Segments::stored)
			.optional()
			.flatMap(Stored::segment);
	}

	/**
	 * Gives a newsletter's segment of that name.
	 * @throws NoSegmentException when there is none, or one that cannot be read
	 */
	public Segment get(String newsletter, String name) {
		Stored stored = db.sql("select * from segment where newsletter = ? and name = ?")
			.params(newsletter, name)
			.query(Segments::stored)
			.optional()
			.orElseThrow(() -> new NoSegmentException(Reason.of("segment.gone", name)));
		return stored.segment().orElseThrow(() -> new NoSegmentException(Reason.of("segment.unreadable", name)));
	}

	/** Those of its newsletter's readers whom it means at this moment. */
	public Clause clause(Segment segment) {
		return clause(segment.newsletter(), segment.criteria());
	}

	Clause clause(String newsletter, Criteria criteria) {
		return criteria.clause(newsletter, Moment.of(newsletters.get(newsletter), clock.instant()));
	}

	/**
	 * Saves a new one.
	 * @return empty when the newsletter has one of that name
	 */
	Optional<Segment> add(String newsletter, String name, Criteria criteria) {
		return db.sql("""
				insert into segment (newsletter, name, criteria) values (?, ?, ?::jsonb)
				on conflict do nothing returning *
				""")
			.params(newsletter, name, criteria.json())
			.query(Segments::stored)
			.optional()
			.flatMap(Stored::segment);
	}

	/**
	 * Saves another name or other conditions.
	 * @return whether no other has that name
	 */
	boolean change(Segment segment, String name, Criteria criteria) {
		try {
			db.sql("update segment set name = ?, criteria = ?::jsonb where id = ?")
				.params(name, criteria.json(), segment.id())
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/** Mailings that went to it keep its words. */
	void delete(Segment segment) {
		db.sql("delete from segment where id = ?").param(segment.id()).update();
	}

	private static Stored stored(ResultSet row, int number) throws SQLException {
		return new Stored(row.getLong("id"), row.getString("newsletter"), row.getString("name"),
				row.getString("criteria"));
	}

	/** As the database has it. */
	private record Stored(long id, String newsletter, String name, String criteria) {

		Optional<Segment> segment() {
			try {
				return Optional.of(new Segment(id, newsletter, name, Criteria.of(criteria)));
			}
			catch (IllegalArgumentException ex) {
				return Optional.empty();
			}
		}

	}

}
