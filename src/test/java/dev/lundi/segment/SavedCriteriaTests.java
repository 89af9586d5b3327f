package dev.lundi.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.lundi.newsletter.Newsletters;
import dev.lundi.reason.Reason;
import dev.lundi.support.LundiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a segment asks, as it is kept and as it is said. */
@LundiTest
class SavedCriteriaTests {

	@Autowired
	private Segments segments;

	@Autowired
	private Newsletters newsletters;

	@Autowired
	private JdbcClient db;

	@BeforeEach
	void noSegments() {
		db.sql("delete from segment").update();
	}

	@Test
	void whatIsSavedIsReadBackAsItWas() {
		Criteria all = new Criteria(List.of(new Criterion.Language(List.of("fr", "pt-BR")),
				new Criterion.Zone(List.of("America", "Europe/Paris")),
				new Criterion.SignedUp(LocalDate.of(2026, 1, 1), null), new Criterion.ConfirmedFor(30),
				new MailCriterion.AtLeast(2), new MailCriterion.AtMost(9),
				new MailCriterion.AcceptedSince(LocalDate.of(2026, 1, 2)),
				new Criterion.CameBackSince(LocalDate.of(2026, 1, 3)), new NewsletterCriterion.Also(List.of("relu")),
				new NewsletterCriterion.Not(List.of("autre"))));
		assertThat(segments.add("edito", "Tout", all)).get().extracting(Segment::criteria).isEqualTo(all);
		assertThat(segments.get("edito", "Tout").criteria()).isEqualTo(all);
		assertThat(SegmentCheck.check(SegmentForm.of(segments.get("edito", "Tout")), newsletters).faults())
			.containsOnlyKeys("readsNot");
		assertThat(segments.add("edito", "Tout", all)).isEmpty();
		assertThat(segments.add("relu", "Tout", all)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "[{\"is\":\"language\"}]", "[{\"is\":\"language\",\"tags\":[]}]",
			"[{\"is\":\"language\",\"tags\":[\"fr' or true --\"]}]", "[{\"is\":\"opened\",\"times\":3}]",
			"[{\"is\":\"zone\",\"places\":[\"Mars/Olympus\"]}]", "[{\"is\":\"confirmed-for\"}]",
			"[{\"is\":\"confirmed-for\",\"days\":0}]", "[{\"is\":\"confirmed-for\",\"days\":3,\"sql\":\"true\"}]",
			"[{\"is\":\"signed-up\"}]", "[{\"is\":\"signed-up\",\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"}]",
			"[{\"is\":\"mailed-at-most\",\"issues\":-1}]", "[{\"is\":\"reads\",\"newsletters\":[\"a b\"]}]",
			"[{\"is\":\"confirmed-for\",\"days\":3},{\"is\":\"confirmed-for\",\"days\":4}]", "[null]" })
	void whatNoFormOfOursWroteIsRefusedWhenItIsRead(String json) {
		assertThatIllegalArgumentException().isThrownBy(() -> Criteria.of(json));
		db.sql("insert into segment (newsletter, name, criteria) values ('edito', 'Faux', ?::jsonb)")
			.param(json)
			.update();
		assertThatExceptionOfType(NoSegmentException.class).isThrownBy(() -> segments.get("edito", "Faux"))
			.satisfies(
					(refusal) -> assertThat(refusal.reason().in(Locale.ENGLISH)).contains("“Faux”", "cannot be read"));
		assertThat(segments.all()).isEmpty();
	}

	@Test
	void whatIsAskedIsSaidInBothLanguages() {
		Criteria criteria = new Criteria(List.of(new Criterion.Language(List.of("fr", "en")),
				new Criterion.SignedUp(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
				new MailCriterion.AtLeast(1200)));
		assertThat(criteria.words().in(Locale.FRENCH).replace('\u00a0', ' ').replace('\u202f', ' ')).isEqualTo(
				"Langue : fr, en. Inscription du 1 janvier 2026 au 31 décembre 2026 inclus. Au moins 1 200 numéros envoyés.");
		assertThat(criteria.words().in(Locale.ENGLISH)).isEqualTo(
				"Language: fr, en. Signed up from January 1, 2026 to December 31, 2026 inclusive. Mailed at least 1,200 issues.");
		assertThat(Reason.from(criteria.words().stored())).isEqualTo(criteria.words());
	}

}
