package dev.lundi.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.lundi.reason.Reason;

/**
 * A condition on what relays have taken for a reader, of this newsletter. Each is one
 * join for the database: a count of each reader's own would take minutes of a million.
 */
sealed interface MailCriterion extends Criterion {

	/** So many issues or more. */
	record AtLeast(int issues) implements MailCriterion {

		public AtLeast {
			issues = Values.number(issues, 1);
		}

		@Override
		public String sql() {
			return """
					exists (select from (
					  select d.subscriber from delivery d join mailing m on m.id = d.mailing
					  where m.newsletter = :newsletter and d.status = 'ACCEPTED'
					  group by d.subscriber having count(*) >= :mailed_least) mailed where mailed.subscriber = n.subscriber)
					""";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("mailed_least", issues);
		}

		@Override
		public Reason words() {
			return Reason.of("segment.mailed.least", issues);
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("mailedLeast", Values.field(issues));
		}

	}

	/** So many or fewer; 0 for those who have had none. */
	record AtMost(int issues) implements MailCriterion {

		public AtMost {
			issues = Values.number(issues, 0);
		}

		@Override
		public String sql() {
			return """
					not exists (select from (
					  select d.subscriber from delivery d join mailing m on m.id = d.mailing
					  where m.newsletter = :newsletter and d.status = 'ACCEPTED'
					  group by d.subscriber having count(*) > :mailed_most) mailed where mailed.subscriber = n.subscriber)
					""";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("mailed_most", issues);
		}

		@Override
		public Reason words() {
			return Reason.of("segment.mailed.most", issues);
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("mailedMost", Values.field(issues));
		}

	}

	/** At least one since that day. */
	record AcceptedSince(LocalDate day) implements MailCriterion {

		public AcceptedSince {
			day = Values.day(day);
		}

		@Override
		public String sql() {
			return """
					exists (select from delivery d join mailing m on m.id = d.mailing
					  where d.subscriber = n.subscriber and m.newsletter = :newsletter and d.status = 'ACCEPTED'
					    and d.settled_at >= :accepted_since)
					""";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("accepted_since", now.startOf(day));
		}

		@Override
		public Reason words() {
			return Reason.of("segment.accepted-since", day);
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("acceptedSince", Values.field(day));
		}

	}

}
