package dev.lundi.embedded;

import java.nio.charset.StandardCharsets;

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
				"""))).containsExactly(new SampleReader("ada@example.org", "Ada, comtesse \"de\" L.", "fr"),
				new SampleReader("bo@example.org", "", "en"), new SampleReader("noor@example.org", "نور", "fr"));
	}

	private static ByteArrayResource csv(String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
	}

}
