package dev.lundi.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

class SampleReadersTests {

	@Test
	void readsNamesWithCommasQuotesAndWithoutLetters() {
		assertThat(SampleReaders.read(csv("""
				email,name,language
				ada@example.org,"Ada, comtesse ""de"" L.",fr
				bo@example.org,,en
				noor@example.org,نور,fr
				"""))).containsExactly(reader("ada@example.org", "Ada, comtesse \"de\" L.", Locale.FRENCH),
				reader("bo@example.org", null, Locale.ENGLISH), reader("noor@example.org", "نور", Locale.FRENCH));
	}

	private static NewSubscriber reader(String email, @Nullable String name, Locale language) {
		return new NewSubscriber(EmailAddress.parse(email), name, language);
	}

	private static ByteArrayResource csv(String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
	}

}
