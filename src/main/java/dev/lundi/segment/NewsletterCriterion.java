package dev.lundi.segment;

import java.util.List;
import java.util.Map;

import dev.lundi.reason.Reason;

/** A condition on the other newsletters that a reader gets. */
sealed interface NewsletterCriterion extends Criterion {

	/** Subscribes to one of these other newsletters as well. */
	record Also(List<String> newsletters) implements NewsletterCriterion {

		public Also {
			newsletters = Values.some(newsletters, Values::isSlug);
		}

		@Override
		public String sql() {
			return """
					exists (select from subscription o where o.subscriber = n.subscriber and o.status = 'CONFIRMED'
					  and o.newsletter = any (:read))
					""";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("read", newsletters.toArray(String[]::new));
		}

		@Override
		public Reason words() {
			return Reason.of("segment.reads", String.join(", ", newsletters));
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("reads", newsletters);
		}

	}

	/** Subscribes to none of these. */
	record Not(List<String> newsletters) implements NewsletterCriterion {

		public Not {
			newsletters = Values.some(newsletters, Values::isSlug);
		}

		@Override
		public String sql() {
			return """
					not exists (select from subscription o where o.subscriber = n.subscriber and o.status = 'CONFIRMED'
					  and o.newsletter = any (:not_read))
					""";
		}

		@Override
		public Map<String, Object> values(Moment now) {
			return Map.of("not_read", newsletters.toArray(String[]::new));
		}

		@Override
		public Reason words() {
			return Reason.of("segment.reads-not", String.join(", ", newsletters));
		}

		@Override
		public Map<String, List<String>> fields() {
			return Map.of("readsNot", newsletters);
		}

	}

}
