package dev.lundi.signup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What stands in the record of consents, in the database's own words. */
class ConsentRecordTests extends SignUpScene {

	@BeforeEach
	void aSubscriber() {
		subscribe("edito", "ada@example.org", "language", "fr");
		post(link(mails(1).getFirst()), Map.of());
	}

	@Test
	void askingAndConfirmingStandInItWithAllThatIsKnown() {
		List<Map<String, @Nullable Object>> rows = rows();
		assertThat(rows).extracting((row) -> row.get("action")).containsExactly("ASKED", "CONFIRMED");
		assertThat(rows).extracting((row) -> row.get("method")).containsExactly("FORM", "CONFIRMATION");
		assertThat(rows).allSatisfy((row) -> {
			assertThat(row).hasSize(14).doesNotContainValue(null);
			assertThat(row).containsEntry("newsletter", "edito").containsEntry("language", "fr");
			assertThat(row).containsEntry("publisher", "L’édito du lundi, 12 rue des Lilas, 75020 Paris");
			assertThat(row).containsEntry("ip", "127.0.0.1").containsEntry("user_agent", "browser of a reader");
			assertThat((String) row.get("words")).contains("L’édito du lundi");
		});
	}

	private List<Map<String, @Nullable Object>> rows() {
		return db.sql("""
				select c.id, c.at, c.subscriber, c.address_hash, c.newsletter, c.action, c.method, c.page, c.language,
				  w.version, w.words, c.publisher, o.ip, o.user_agent
				from consent c join consent_wording w on w.hash = c.wording join consent_origin o on o.consent = c.id
				where c.subscriber = (select max(id) from subscriber) order by c.id
				""").query().listOfRows();
	}

	@Test
	void theWordsAreProvenByTheirHash() {
		assertThat(db.sql("select count(*) from consent_wording where hash <> sha256(convert_to(words, 'UTF8'))")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void theAddressIsNotInIt() {
		String all = db.sql("select string_agg(c::text, '') from consent c").query(String.class).single();
		assertThat(all.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
		assertThat(all).doesNotContainIgnoringCase("ada@example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update consent set action = 'ENDED'", "delete from consent", "truncate consent cascade",
			"update consent_wording set words = ''", "delete from consent_wording" })
	void theDatabaseRefusesToChangeIt(String change) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> db.sql(change).update())
			.withMessageContaining("append-only");
	}

}
