package dev.lundi.segment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One condition that a segment asks of readers: a fixed piece of SQL, in which n is the
 * subscription and s its subscriber, with values bound to it. Each holds by what readers
 * said or relays took; whether a mail was opened is nobody's business.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({ @JsonSubTypes.Type(value = Criterion.Language.class, name = "language"),
		@JsonSubTypes.Type(value = Criterion.Zone.class, name = "zone"),
		@JsonSubTypes.Type(value = Criterion.SignedUp.class, name = "signed-up"),
		@JsonSubTypes.Type(value = Criterion.ConfirmedFor.class, name = "confirmed-for"),
		@JsonSubTypes.Type(value = MailCriterion.AtLeast.class, name = "mailed-at-least"),
		@JsonSubTypes.Type(value = MailCriterion.AtMost.class, name = "mailed-at-most"),
		@JsonSubTypes.Type(value = MailCriterion.AcceptedSince.class, name = "accepted-since"),
		@JsonSubTypes.Type(value = Criterion.CameBackSince.class, name = "came-back-since"),
		@JsonSubTypes.Type(value = NewsletterCriterion.Also.class, name = "reads"),
		@JsonSubTypes.Type(value = NewsletterCriterion.Not.class, name = "reads-not") })
sealed interface Criterion permits Criterion.Language, Criterion.Zone, Criterion.SignedUp, Criterion.ConfirmedFor,
		Criterion.CameBackSince, NewsletterCriterion, MailCriterion {

	String sql();

	/** By the names that the SQL has for them. */
	Map<String, Object> values(Moment now);

	Reason words();

	/** By the names of the form's fields, what was filled in there. */
	Map<String, List<String>> fields();

	/** One of these languages; "pt" means those of all countries. */
	record Language(List<String> tags) implements Criterion {

		public Language {
			tags = Values.some(tags, Values::isLanguage);
		}

		@Override
		public String sql() {
			return "(s.language = any (:languages) or split_part(s.language, '-', 1) = any (:languages))";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("languages", tags.toArray(String[]::new));
		}

		@Override
		public Reason words() {
			return Reason.of("segment.language", String.join(", ", tags));
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("languages", List.of(String.join(", ", tags)));
		}

	}

	/** One of these zones or continents; who has chosen none has the newsletter's. */
	record Zone(List<String> places) implements Criterion {

		public Zone {
			places = Values.some(places, (place) -> Values.place(place).filter(place::equals).isPresent());
		}

		@Override
		public String sql() {
			return "(coalesce(s.zone, :zone) = any (:zones) or split_part(coalesce(s.zone, :zone), '/', 1) = any (:zones))";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("zone", now.zone().getId(), "zones", places.toArray(String[]::new));
		}

		@Override
		public Reason words() {
			return Reason.of("segment.zone", String.join(", ", places));
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("zones", List.of(String.join(", ", places)));
		}

	}

	/** Asked for the newsletter in these days, the first and the last included. */
	record SignedUp(@Nullable LocalDate from, @Nullable LocalDate to) implements Criterion {

		public SignedUp {
			Values.span(from, to);
		}

		@Override
		public String sql() {
			return "coalesce(n.asked_at, n.confirmed_at) >= :signed_up_from"
					+ " and coalesce(n.asked_at, n.confirmed_at) < :signed_up_until";
		}

		/** The driver has an infinity for the ends of time. */
		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("signed_up_from", (from != null) ? now.startOf(from) : OffsetDateTime.MIN, "signed_up_until",
					(to != null) ? now.startOf(to.plusDays(1)) : OffsetDateTime.MAX);
		}

		@Override
		public Reason words() {
			if (from == null) {
				return Reason.of("segment.signed-up.to", to);
			}
			return (to == null) ? Reason.of("segment.signed-up.from", from)
					: Reason.of("segment.signed-up.between", from, to);
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("signedUpFrom", Values.field(from), "signedUpTo", Values.field(to));
		}

	}

	/** Has been confirmed for at least so many days. */
	record ConfirmedFor(int days) implements Criterion {

		public ConfirmedFor {
			days = Values.number(days, 1);
		}

		@Override
		public String sql() {
			return "n.confirmed_at <= :confirmed_before";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("confirmed_before", now.daysAgo(days));
		}

		@Override
		public Reason words() {
			return Reason.of("segment.confirmed-for", days);
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("confirmedFor", Values.field(days));
		}

	}

	/** Had left, or was about to, and came back since that day. */
	record CameBackSince(LocalDate day) implements Criterion {

		public CameBackSince {
			day = Values.day(day);
		}

		@Override
		public String sql() {
			return """
					exists (select from consent c where c.subscriber = n.subscriber and c.newsletter = n.newsletter
					  and c.action = 'RESUMED' and c.at >= :came_back_since)
					""";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("came_back_since", now.startOf(day));
		}

		@Override
		public Reason words() {
			return Reason.of("segment.came-back-since", day);
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("cameBackSince", Values.field(day));
		}

	}

}
