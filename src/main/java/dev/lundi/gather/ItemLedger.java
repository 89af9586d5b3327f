package dev.lundi.gather;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.lundi.content.Intake.Earlier;
import dev.lundi.content.Intake.Known;
import dev.lundi.content.ItemMark;
import dev.lundi.content.Week;
import dev.lundi.content.WeekItem;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code item_ledger}: in which issue each item of a newsletter is, or that it
 * waits for one. An item is in one issue only; a withdrawn issue gives its items back.
 */
@Component
public class ItemLedger {

	/** In weeks. */
	private static final int LONGEST_ECHO = 4;

	private final JdbcClient db;

	ItemLedger(JdbcClient db) {
		this.db = db;
	}

	/**
	 * What is known of a newsletter's items before a week is gathered, by identity. The
	 * items of that week's own issue are as free to it as those of none.
	 * @param rollOver for how many weeks an item waits
	 */
	Map<String, Known> known(String newsletter, Week week, int rollOver) {
		return db.sql("""
				select identity, i.week as taken, m.mark,
				  case when l.issue is null and l.week < :week and l.week >= :oldest then l.published_at end as waiting
				from (select * from item_ledger where newsletter = :newsletter) l
				full join (select * from item_mark where newsletter = :newsletter) m using (identity)
				left join issue i on i.id = l.issue and i.week <> :week
				""")
			.param("newsletter", newsletter)
			.param("week", week.toString())
			.param("oldest", new Week(week.monday().minusWeeks(rollOver)).toString())
			.query((row, number) -> Map.entry(row.getString("identity"), known(row)))
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Known known(ResultSet row) throws SQLException {
		String taken = row.getString("taken");
		Timestamp waiting = row.getTimestamp("waiting");
		String mark = row.getString("mark");
		return new Known((taken != null) ? Week.parse(taken) : null, (waiting != null) ? waiting.toInstant() : null,
				(mark != null) ? ItemMark.valueOf(mark) : null);
	}

	/**
	 * The editorial of the last issue before a week, if it was sent no longer than four
	 * weeks before.
	 * @param exposure how old a comment had to be not to be late for it
	 */
	Optional<Earlier> earlier(String newsletter, Week week, Duration exposure) {
		return db.sql("""
				select identity, published_at, created_at, array(select source_id from issue_comment c
				  where c.issue = i.id and choice <> 'LEFT_OUT') as settled
				from issue i join issue_item on issue = i.id and verdict in ('EDITORIAL', 'PINNED')
				where newsletter = :newsletter and week < :week and week >= :oldest and status = 'APPROVED'
				order by week desc limit 1
				""")
			.param("newsletter", newsletter)
			.param("week", week.toString())
			.param("oldest", new Week(week.monday().minusWeeks(LONGEST_ECHO)).toString())
			.query((row, _) -> new Earlier(row.getString("identity"), row.getTimestamp("published_at").toInstant(),
					row.getTimestamp("created_at").toInstant().minus(exposure),
					Set.of((String[]) row.getArray("settled").getArray())))
			.optional();
	}

	/**
	 * Enters what an issue takes, in the transaction that saves the issue.
	 * @throws ItemTakenException when another issue took one of them meanwhile
	 */
	public void take(String newsletter, Week week, long issue, List<WeekItem> items) {
		items.stream().filter(WeekItem::taken).forEach((item) -> {
			if (enter(newsletter, week, issue, item) == 0) {
				throw new ItemTakenException(newsletter, item.title());
			}
		});
		leave(newsletter, week, items.stream().filter(WeekItem::waits).toList());
	}

	/** Leaves to later weeks what a week without an issue could have taken. */
	public void leaveAll(String newsletter, Week week, List<WeekItem> items) {
		leave(newsletter, week, items.stream().filter((item) -> item.taken() || item.waits()).toList());
	}

	private void leave(String newsletter, Week week, List<WeekItem> items) {
		items.forEach((item) -> enter(newsletter, week, null, item));
	}

	/** Nothing is entered of what is in another issue, and nothing taken out of any. */
	private int enter(String newsletter, Week week, @Nullable Long issue, WeekItem item) {
		return db.sql("""
				insert into item_ledger (newsletter, identity, week, published_at, issue)
				values (:newsletter, :identity, :week, :published, :issue)
				on conflict (newsletter, identity) do update set issue = excluded.issue
				where item_ledger.issue is null or item_ledger.issue = excluded.issue
				""")
			.param("newsletter", newsletter)
			.param("identity", item.identity())
			.param("week", week.toString())
			.param("published", item.publishedAt().atOffset(ZoneOffset.UTC))
			.param("issue", issue)
			.update();
	}

}
