package dev.lundi.issue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lundi.content.Week;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers the issues of a newsletter, and lists those that are published. */
@Repository
class IssueRegister {

	private final JdbcClient jdbc;

	IssueRegister(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Makes others who assemble an issue of this newsletter wait until the transaction
	 * ends: two of them would take the same number.
	 */
	void lock(String newsletter) {
		jdbc.sql("select pg_advisory_xact_lock(hashtextextended('issue of ' || :newsletter, 0))")
			.param("newsletter", newsletter)
			.query((row, index) -> true)
			.single();
	}

	int nextNumber(String newsletter) {
		return jdbc.sql("select coalesce(max(number), 0) + 1 from issue where newsletter = :newsletter")
			.param("newsletter", newsletter)
			.query(Integer.class)
			.single();
	}

	/** The approved issues, newest first, without their content. */
	List<Line> published(String newsletter, int limit) {
		return lines("order by week desc limit :limit", Map.of("newsletter", newsletter, "limit", limit));
	}

	/** The approved issue that came before that week's. */
	Optional<Line> before(String newsletter, Week week) {
		return lines("and week < :week order by week desc limit 1",
				Map.of("newsletter", newsletter, "week", week.toString()))
			.stream()
			.findFirst();
	}

	/** The approved issue that came after that week's. */
	Optional<Line> after(String newsletter, Week week) {
		return lines("and week > :week order by week limit 1",
				Map.of("newsletter", newsletter, "week", week.toString()))
			.stream()
			.findFirst();
	}

	private List<Line> lines(String which, Map<String, ?> parameters) {
		return jdbc.sql("""
				select number, week, editorial_standfirst as standfirst,
				  coalesce(nullif(editorial_title, ''), subject) as title
				from issue where newsletter = :newsletter and status = 'APPROVED'
				""" + which)
			.params(parameters)
			.query((row, index) -> new Line(row.getInt("number"), Week.parse(row.getString("week")),
					row.getString("title"), row.getString("standfirst")))
			.list();
	}

	/** An issue in a list. */
	record Line(int number, Week week, String title, String standfirst) {
	}

}
