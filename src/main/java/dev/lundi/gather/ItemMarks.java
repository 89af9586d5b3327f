package dev.lundi.gather;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lundi.content.ItemMark;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code item_mark}: the items that editors do not want, or want to lead. A
 * mark counts when a week is gathered; an issue that is there keeps what it has.
 */
@Component
public class ItemMarks {

	private final JdbcClient db;

	private final Clock clock;

	ItemMarks(JdbcClient db, Clock clock) {
		this.db = db;
		this.clock = clock;
	}

	/**
	 * Marks an item, in place of what it was marked before.
	 * @param identity as {@link dev.lundi.content.WeekItem} has it
	 * @param by who wants it, for people
	 */
	public void mark(String newsletter, String identity, ItemMark mark, String by) {
		db.sql("""
				insert into item_mark (newsletter, identity, mark, marked_at, marked_by)
				values (:newsletter, :identity, :mark, :now, :by)
				on conflict (newsletter, identity)
				  do update set mark = excluded.mark, marked_at = excluded.marked_at, marked_by = excluded.marked_by
				""")
			.param("newsletter", newsletter)
			.param("identity", identity)
			.param("mark", mark.name())
			.param("now", clock.instant().atOffset(ZoneOffset.UTC))
			.param("by", by)
			.update();
	}

	/** What editors want of a newsletter's items, by their identities. */
	public Map<String, ItemMark> of(String newsletter) {
		return db.sql("select identity, mark from item_mark where newsletter = ?")
			.param(newsletter)
			.query((row, _) -> Map.entry(row.getString("identity"), ItemMark.valueOf(row.getString("mark"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** Leaves an item to the settings again. */
	public void clear(String newsletter, String identity) {
		db.sql("delete from item_mark where newsletter = ? and identity = ?").params(newsletter, identity).update();
	}

}
