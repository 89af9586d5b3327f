package dev.lundi.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmailAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "jean@", "@example.org", "jean", "", "a b@example.org", "x@y..fr", "x@localhost",
			".jean@example.org", "jean.@example.org", "a..b@example.org", "<a@b>c@example.org",
			"a@example.org\r\nBcc: b@c.de", "\"a\r\nb\"@example.org", "=?utf-8?q?a?=@example.org", "a@-example.org",
			"a@exa_mple.org", "a@[127.0.0.1]", "a@example.1" })
	void whatIsNoAddressIsRefusedWithAReason(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(text))
			.withMessageMatching("(it|the part) .+");
	}

	@Test
	void whatIsTooLongIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse("a".repeat(65) + "@example.org"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EmailAddress.parse("a@" + "b".repeat(60).concat(".").repeat(4) + "example.org"));
	}

	@ParameterizedTest
	@CsvSource({ "' jean.petit+lundi@Example.ORG ',jean.petit+lundi@example.org",
			"o'neill@example.org,o'neill@example.org", "jean@müller.example,jean@xn--mller-kva.example" })
	void spacesAreStrippedAndDomainsBecomeAsciiInLowerCase(String text, String value) {
		assertThat(EmailAddress.parse(text).value()).isEqualTo(value);
	}

	@Test
	void oneMailboxHasOneKey() {
		assertThat(EmailAddress.parse("Jean@EXAMPLE.org").key())
			.isEqualTo(EmailAddress.parse("jean@example.org").key());
	}

	@Test
	void onlyALocalPartBeyondAsciiNeedsSmtpUtf8() {
		assertThat(EmailAddress.parse("élodie@example.org").needsSmtpUtf8()).isTrue();
		assertThat(EmailAddress.parse("elodie@müller.example").needsSmtpUtf8()).isFalse();
	}

	@Test
	void noLogLineCarriesAnAddress() {
		assertThat(EmailAddress.parse("jean@example.org")).hasToString("j…@example.org");
	}

}
