package dev.lundi.api;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers for a day what a request with an {@code Idempotency-Key} was answered: a
 * program that lost the answer may send it again, and it is done once.
 */
@Component
public class FirstAnswers {

	private static final Duration KEPT = Duration.ofDays(1);

	/** After that, whoever was at it is taken for dead. */
	private static final Duration LONGEST_WORK = Duration.ofMinutes(1);

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

	private final JdbcClient db;

	private final Clock clock;

	FirstAnswers(JdbcClient db, Clock clock) {
		this.db = db;
		this.clock = clock;
	}

	/**
	 * The answer that the request had, or else empty: then it is the caller's to answer,
	 * and to {@link #keep} the answer.
	 * @throws ApiProblem when the key is none, belongs to another request, or when
	 * somebody is at it
	 */
	@Transactional
	public Optional<Answer> find(Request request) {
		if (!KEY.matcher(request.key()).matches()) {
			throw new ApiProblem(HttpStatus.BAD_REQUEST, Reason.of("api.key"));
		}
		db.sql("delete from first_answer where at < ?").param(now().minus(KEPT)).update();
		int taken = db.sql("""
				insert into first_answer (token, key, request, at) values (:token, :key, :request, :now)
				on conflict (token, key) do update set at = excluded.at
				  where first_answer.location is null and first_answer.request = excluded.request
				    and first_answer.at < :dead
				""")
			.param("token", request.token())
			.param("key", request.key())
			.param("request", request.hash())
			.param("now", now())
			.param("dead", now().minus(LONGEST_WORK))
			.update();
		return (taken > 0) ? Optional.empty() : Optional.of(present(request));
	}

	private Answer present(Request request) {
		Row row = db.sql("select request, location, body from first_answer where token = ? and key = ?")
			.params(request.token(), request.key())
			.query((found, number) -> new Row(found.getBytes("request"), found.getString("location"),
					found.getString("body")))
			.single();
		if (!Arrays.equals(row.hash(), request.hash())) {
			throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, Reason.of("api.key-of-another"));
		}
		if (row.location() == null || row.body() == null) {
			throw new ApiProblem(HttpStatus.CONFLICT, Reason.of("api.key-under-way"));
		}
		return new Answer(row.location(), row.body());
	}

	/** Keeps the answer. */
	public void keep(Request request, Answer answer) {
		db.sql("update first_answer set location = ?, body = ? where token = ? and key = ?")
			.params(answer.location(), answer.body(), request.token(), request.key())
			.update();
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * What a program asks.
	 *
	 * @param token name of the program's token
	 * @param key what it calls the request
	 * @param hash of all that it asks
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
	public record Request(String token, String key, byte[] hash) {
	}

	/**
	 * What it gets.
	 *
	 * @param location of what its request has made
	 * @param body as JSON
	 */
	public record Answer(String location, String body) {
	}

	@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
	private record Row(byte[] hash, @Nullable String location, @Nullable String body) {
	}

}
