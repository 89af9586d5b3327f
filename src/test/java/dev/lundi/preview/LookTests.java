package dev.lundi.preview;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LookTests {

	@Test
	void whatAQueryDoesNotSayIsTheFirstOfItsKind() {
		Look look = Look.of(Map.of());
		assertThat(look.as()).isEqualTo("named");
		assertThat(look.at("part")).isEqualTo("html");
		assertThat(look.at("light")).isEqualTo("light");
		assertThat(look.at("width")).isEqualTo("wide");
		assertThat(look.query()).isEmpty();
	}

	@Test
	void changingOneThingKeepsTheOthers() {
		Look look = Look.of(Map.of("as", "12", "width", "phone"));
		assertThat(Look.of(Map.of("as", "12")).with("part", "text")).isEqualTo("?as=12&part=text");
		assertThat(look.with("width", "wide")).contains("as=12", "width=wide").doesNotContain("phone");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "x&y=z", "../..", "\"><script>", "1234567890123456789", "Named", "", "é", "named\r\nX: y" })
	void wordsThatCouldBreakAnAddressAreLeftOut(String hostile) {
		assertThat(Look.of(Map.of("as", hostile, "part", hostile, "width", hostile, "other", hostile)).query())
			.isEmpty();
	}

}
