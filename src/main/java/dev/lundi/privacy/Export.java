package dev.lundi.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.lundi.notice.NoticeKind;
import dev.lundi.notice.Notices;
import dev.lundi.subscriber.PersonalData;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that is kept of a person, as JSON. */
@Component
class Export {

	private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Notices notices;

	private final Subscribers subscribers;

	private final List<PersonalData> data;

	private final Clock clock;

	Export(Notices notices, Subscribers subscribers, List<PersonalData> data, Clock clock) {
		this.notices = notices;
		this.subscribers = subscribers;
		this.data = data;
		this.clock = clock;
	}

	/**
	 * Uses the link of a notice.
	 * @return empty when it was used before
	 */
	@Transactional
	public Optional<byte[]> take(long notice) {
		Optional<Subscriber> person = notices.use(notice, NoticeKind.EXPORT).flatMap(subscribers::find);
		person.map(Subscriber::id).ifPresent(subscribers::acted);
		return person.map(this::write);
	}

	/** What is kept of somebody, on an operator's word; empty for who is not known. */
	@Transactional(readOnly = true)
	public Optional<byte[]> of(long subscriber) {
		return subscribers.find(subscriber).map(this::write);
	}

	/** In UTF-8: sections by name, each a list of rows. */
	private byte[] write(Subscriber person) {
		Map<String, Object> document = new TreeMap<>();
		document.put("exported_at", clock.instant().toString());
		for (PersonalData one : data) {
			for (Map.Entry<String, List<Map<String, @Nullable Object>>> section : one.export(person).entrySet()) {
				document.put(section.getKey(), readable(section.getValue()));
			}
		}
		return json.writeValueAsBytes(document);
	}

	private static List<Map<String, @Nullable Object>> readable(List<Map<String, @Nullable Object>> rows) {
		List<Map<String, @Nullable Object>> readable = new ArrayList<>();
		for (Map<String, @Nullable Object> row : rows) {
			Map<String, @Nullable Object> copy = new LinkedHashMap<>();
			row.forEach((column, value) -> copy.put(column, readable(value)));
			readable.add(copy);
		}
		return readable;
	}

	/** Moments in UTC (ISO 8601), octets in hexadecimal. */
	private static @Nullable Object readable(@Nullable Object value) {
		return switch (value) {
			case Timestamp moment -> moment.toInstant().toString();
			case byte[] octets -> HexFormat.of().formatHex(octets);
			case null, default -> value;
		};
	}

}
