package dev.lundi.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.InvalidAddressException;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.reason.Reason;
import dev.lundi.subscriber.NameRule;
import dev.lundi.subscriber.SubscriptionStatus;
import dev.lundi.subscriber.Zones;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file. */
final class RowCheck {

	private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.optionalStart()
		.appendLiteral('T')
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.optionalStart()
		.appendOffsetId()
		.toFormatter(Locale.ROOT);

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private static final Map<String, SubscriptionStatus> STATUSES = Map.ofEntries(
			Map.entry("confirmed", SubscriptionStatus.CONFIRMED), Map.entry("confirme", SubscriptionStatus.CONFIRMED),
			Map.entry("subscribed", SubscriptionStatus.CONFIRMED), Map.entry("abonne", SubscriptionStatus.CONFIRMED),
			Map.entry("active", SubscriptionStatus.CONFIRMED), Map.entry("actif", SubscriptionStatus.CONFIRMED),
			Map.entry("pending", SubscriptionStatus.PENDING), Map.entry("en attente", SubscriptionStatus.PENDING),
			Map.entry("unsubscribed", SubscriptionStatus.UNSUBSCRIBED),
			Map.entry("desabonne", SubscriptionStatus.UNSUBSCRIBED));

	private static final int LONGEST_SOURCE = 2000;

	private static final int LONGEST_VALUE = 100;

	/** A file that is made up to have more of them must not fill the memory. */
	private static final int MOST_ZONES = 1000;

	private final Map<String, Optional<ZoneId>> zones = new HashMap<>();

	private final Newsletter newsletter;

	private final Header header;

	private final Instant now;

	RowCheck(Newsletter newsletter, Header header, Instant now) {
		this.newsletter = newsletter;
		this.header = header;
		this.now = now;
	}

	Row check(long line, List<String> cells) {
		if (cells.size() < header.width() || cells.stream().skip(header.width()).anyMatch((cell) -> !cell.isBlank())) {
			return new Row.Bad(line, "", Integer.toString(cells.size()), "width");
		}
		try {
			return good(line, cells);
		}
		catch (FaultyCellException ex) {
			return new Row.Bad(line, ex.column.title(), shortened(header.value(cells, ex.column)), ex.fault);
		}
	}

	private Row.Good good(long line, List<String> cells) {
		EmailAddress email = email(header.value(cells, Column.EMAIL));
		Instant confirmedAt = moment(header.value(cells, Column.CONFIRMED_AT));
		String source = source(header.value(cells, Column.CONSENT_SOURCE), email);
		SubscriptionStatus status = status(header.value(cells, Column.STATUS));
		boolean proven = confirmedAt != null && source != null && status != SubscriptionStatus.PENDING;
		return new Row.Good(line, email, name(header.value(cells, Column.NAME)),
				language(header.value(cells, Column.LANGUAGE)), zone(header.value(cells, Column.ZONE)),
				proven ? confirmedAt : null, proven ? source : null, status == SubscriptionStatus.UNSUBSCRIBED);
	}

	private static EmailAddress email(String value) {
		try {
			return EmailAddress.parse(value);
		}
		catch (InvalidAddressException ex) {
			throw new FaultyCellException(Column.EMAIL, fault(value, ex));
		}
	}

	static String fault(String address, InvalidAddressException reason) {
		return address.isEmpty() ? "none" : key(reason.reason());
	}

	/** The last part of the key of what is said of it elsewhere. */
	private static String key(Reason reason) {
		return reason.sentences().getFirst().key().replaceFirst(".*\\.", "");
	}

	private @Nullable Instant moment(String value) {
		if (value.isEmpty()) {
			return null;
		}
		try {
			Instant moment = instant(MOMENT.parseBest(value.replace(' ', 'T'), OffsetDateTime::from,
					LocalDateTime::from, LocalDate::from));
			if (moment.isAfter(now)) {
				throw new FaultyCellException(Column.CONFIRMED_AT, "future");
			}
			return moment;
		}
		catch (DateTimeParseException ex) {
			throw new FaultyCellException(Column.CONFIRMED_AT, "moment");
		}
	}

	private Instant instant(TemporalAccessor moment) {
		return switch (moment) {
			case OffsetDateTime whole -> whole.toInstant();
			case LocalDateTime local -> local.atZone(newsletter.zone()).toInstant();
			default -> LocalDate.from(moment).atStartOfDay(newsletter.zone()).toInstant();
		};
	}

	/**
	 * What a consent was given to is kept for longer than the person's address, which
	 * must not be in it.
	 */
	private static @Nullable String source(String value, EmailAddress email) {
		if (value.length() > LONGEST_SOURCE) {
			throw new FaultyCellException(Column.CONSENT_SOURCE, "long");
		}
		if (value.toLowerCase(Locale.ROOT).contains(email.key())) {
			throw new FaultyCellException(Column.CONSENT_SOURCE, "address");
		}
		return value.isEmpty() ? null : value;
	}

	private static @Nullable SubscriptionStatus status(String value) {
		SubscriptionStatus status = STATUSES.get(Column.folded(value));
		if (status == null && !value.isEmpty()) {
			throw new FaultyCellException(Column.STATUS, "unknown");
		}
		return status;
	}

	private static @Nullable String name(String value) {
		NameRule.fault(value).ifPresent((fault) -> {
			throw new FaultyCellException(Column.NAME, key(fault));
		});
		return value.isEmpty() ? null : value;
	}

	private String language(String value) {
		if (value.isEmpty()) {
			return newsletter.language().toLanguageTag();
		}
		try {
			Locale language = new Locale.Builder().setLanguageTag(value.replace('_', '-')).build();
			if (LANGUAGES.contains(language.getLanguage()) || language.getLanguage().length() == 3) {
				return language.toLanguageTag();
			}
		}
		catch (IllformedLocaleException ex) {
			// Neither is a well-formed one that nobody speaks a language.
		}
		throw new FaultyCellException(Column.LANGUAGE, "unknown");
	}

	private @Nullable String zone(String value) {
		if (value.isEmpty()) {
			return null;
		}
		if (zones.size() > MOST_ZONES) {
			zones.clear();
		}
		return zones.computeIfAbsent(value, Zones::find)
			.map(ZoneId::getId)
			.orElseThrow(() -> new FaultyCellException(Column.ZONE, "unknown"));
	}

	private static String shortened(String value) {
		return (value.length() > LONGEST_VALUE) ? value.substring(0, LONGEST_VALUE) + "…" : value;
	}

	/** Why a row is bad. Without a trace: a file may have a million of them. */
	private static final class FaultyCellException extends RuntimeException {

		private final Column column;

		private final String fault;

		FaultyCellException(Column column, String fault) {
			super(fault, null, false, false);
			this.column = column;
			this.fault = fault;
		}

	}

}
