package dev.lundi.roster;

import java.util.Locale;

import dev.lundi.console.HttpOperator;
import dev.lundi.console.HttpOperator.Answer;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.SuppressionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The addresses that must not be mailed, as operators look them up. */
class SuppressionPagesTests extends RosterScene {

	private static final String LEA = "lea@example.org";

	private Answer press(HttpOperator operator, String deed, String... parameters) {
		return operator.press(PAGE + "/suppressions/" + deed, parameters);
	}

	private static String said(Answer answer) {
		return plain(answer.document().select("#suppressions .notice").text());
	}

	@Test
	void anAddressIsLookedUpWithoutStandingInAUrl() {
		assertThat(said(press(nora(), "find", "email", LEA))).isEqualTo(LEA + " Cette adresse n’est pas exclue.");
		suppressions.add(EmailAddress.parse(LEA), SuppressionReason.HARD_BOUNCE);
		assertThat(said(press(amy(), "find", "email", " Lea@EXAMPLE.org "))).startsWith(
				"Lea@example.org This address is suppressed. A server answered that this mailbox does not exist, on");
		assertThat(nora().get(PAGE + "/suppressions/find?email=" + LEA).status()).isEqualTo(405);
	}

	@Test
	void anOperatorSuppressesByDecisionOrOnTheirWord() {
		assertThat(said(press(nora(), "add", "email", LEA))).contains("exclue à partir de maintenant",
				"Quelqu’un d’ici l’a décidé");
		assertThat(said(press(nora(), "add", "email", LEA, "objection", "true")))
			.contains("La personne a demandé qu’on ne lui écrive plus");
		assertThat(said(press(nora(), "add", "email", LEA))).contains("Cette adresse est exclue.",
				"La personne a demandé");
		assertThat(db.sql("select count(*) from suppression where encode(address_hash, 'escape') like '%lea%'")
			.query(Long.class)
			.single()).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "OPERATOR", "HARD_BOUNCE" })
	void whatNobodySaidThemselvesIsLiftedAtOnce(SuppressionReason reason) {
		suppressions.add(EmailAddress.parse(LEA), reason);
		assertThat(said(press(nora(), "lift", "email", LEA))).contains("L’exclusion est levée.");
		assertThat(suppressions.hold(EmailAddress.parse(LEA))).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "OBJECTION", "COMPLAINT" })
	void theirOwnWordIsLiftedOnlyOnTheirOwnWord(SuppressionReason reason) {
		suppressions.add(EmailAddress.parse(LEA), reason);
		Answer refused = press(nora(), "lift", "email", LEA);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.alert()).contains("Rien n’a changé : l’exclusion vient de la personne.");
		assertThat(suppressions.hold(EmailAddress.parse(LEA))).isTrue();
		assertThat(said(press(nora(), "lift", "email", LEA, "asked", "true"))).contains("L’exclusion est levée.");
		assertThat(suppressions.hold(EmailAddress.parse(LEA))).isFalse();
	}

	@Test
	void whatIsNoAddressIsSaidToBeNone() {
		Answer answer = press(new HttpOperator(port, Locale.ENGLISH), "add", "email", "lea");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.alert()).isEqualTo("It needs one @ between a name and a domain.");
	}

}
