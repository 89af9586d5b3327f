package dev.lundi.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lundi.consent.Consents;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a newsletter's subscribers as a CSV file that an import reads back (RFC 4180,
 * UTF-8), a thousand at a time.
 */
@Component
class RosterExport {

	private static final int PART = 1000;

	private final JdbcClient db;

	private final Consents consents;

	RosterExport(JdbcClient db, Consents consents) {
		this.db = db;
		this.consents = consents;
	}

	/**
	 * Writes those whose subscriptions have one of these states.
	 * @param marked whether the file begins with a mark by which Excel knows UTF-8
	 */
	void write(String newsletter, Set<SubscriptionStatus> statuses, boolean marked, OutputStream out)
			throws IOException {
		CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
		String mark = marked ? "\uFEFF" : "";
		List<String> titles = Stream.of(Column.values()).map(Column::title).toList();
		csv.writeRecord(Stream.concat(Stream.of(mark + titles.getFirst()), titles.stream().skip(1)).toList());
		List<Subscribed> part = next(newsletter, statuses, 0);
		while (!part.isEmpty()) {
			Map<String, String> sources = sources(newsletter, part);
			part.forEach((one) -> csv.writeRecord(cells(one, sources)));
			part = next(newsletter, statuses, part.getLast().id());
		}
		csv.flush();
	}

	private List<Subscribed> next(String newsletter, Set<SubscriptionStatus> statuses, long after) {
		return db.sql("""
				select s.*, n.status, n.confirmed_at from subscription n join subscriber s on s.id = n.subscriber
				where n.newsletter = :newsletter and n.subscriber > :after and n.status in (:statuses)
				order by n.subscriber limit :part
				""")
			.param("newsletter", newsletter)
			.param("after", after)
			.param("statuses", statuses.stream().map(SubscriptionStatus::name).toList())
			.param("part", PART)
			.query(RosterExport::subscribed)
			.list();
	}

	private static Subscribed subscribed(ResultSet row, int number) throws SQLException {
		return new Subscribed(row.getLong("id"), EmailAddress.parse(row.getString("email")), row.getString("name"),
				row.getString("language"), row.getString("zone"), row.getObject("confirmed_at", OffsetDateTime.class),
				row.getString("status"));
	}

	/** By the address's hash, the words under which somebody confirmed last. */
	private Map<String, String> sources(String newsletter, List<Subscribed> part) {
		Map<String, String> sources = new HashMap<>();
		db.sql("""
				select distinct on (c.address_hash) c.address_hash, coalesce(w.words, lower(c.method)) as source
				from consent c left join consent_wording w on w.hash = c.wording
				where c.address_hash = any (:hashes) and c.newsletter = :newsletter
				  and c.action in ('CONFIRMED', 'RESUMED')
				order by c.address_hash, c.id desc
				""")
			.param("hashes", part.stream().map((one) -> consents.hash(one.email())).toArray(byte[][]::new))
			.param("newsletter", newsletter)
			.query((row) -> {
				sources.put(HexFormat.of().formatHex(row.getBytes(1)), row.getString(2));
			});
		return sources;
	}

	private List<String> cells(Subscribed one, Map<String, String> sources) {
		String source = sources.getOrDefault(HexFormat.of().formatHex(consents.hash(one.email())), "");
		return Stream.of(Column.values()).map((column) -> Cell.harden(one.value(column, source))).toList();
	}

	private record Subscribed(long id, EmailAddress email, @Nullable String name, String language,
			@Nullable String zone, @Nullable OffsetDateTime confirmedAt, String status) {

		String value(Column column, String source) {
			return switch (column) {
				case EMAIL -> email.value();
				case NAME -> Objects.requireNonNullElse(name, "");
				case LANGUAGE -> language;
				case ZONE -> Objects.requireNonNullElse(zone, "");
				case CONFIRMED_AT -> Optional.ofNullable(confirmedAt).map((at) -> at.toInstant().toString()).orElse("");
				case CONSENT_SOURCE -> source;
				case STATUS -> status.toLowerCase(Locale.ROOT);
			};
		}

	}

}
