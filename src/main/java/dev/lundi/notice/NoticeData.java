package dev.lundi.notice;

import java.util.List;
import java.util.Map;

import dev.lundi.subscriber.PersonalData;
import dev.lundi.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices to a person; they go with the row of the subscriber. */
@Component
class NoticeData implements PersonalData {

	private final JdbcClient db;

	NoticeData(JdbcClient db) {
		this.db = db;
	}

	@Override
	public Map<String, List<Map<String, @Nullable Object>>> export(Subscriber person) {
		return Map.of("notices",
				db.sql("""
						select id, kind, newsletter, turn, status, created_at, next_attempt_at, attempt, attempted_at, settled_at,
						  used_at, reply
						from notice where subscriber = ? order by id
						""")
					.param(person.id())
					.query()
					.listOfRows());
	}

	@Override
	public void erase(Subscriber person) {
	}

}
