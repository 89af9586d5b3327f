package dev.lundi.limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class RateTests {

	@ParameterizedTest
	@CsvSource({ "50, 50, 50/s", "0.5, 0.5, 0.5/s", "10/s, 10, 10/s", "600/min, 10, 600/min", "7200 / h, 2, 7200/h",
			"86400/d, 1, 86400/d", "' 5 ', 5, 5/s" })
	void readsAndWritesRates(String text, double perSecond, String again) {
		assertThat(Rate.parse(text).perSecond()).isCloseTo(perSecond, within(1e-9));
		assertThat(Rate.parse(text)).hasToString(again);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fast", "10/week", "-1", "1e3", "10//s", "1,000" })
	void refusesOtherTextsWithExamples(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse(text))
			.withMessage("\"" + text + "\" is no rate: write it like 50, 10/s, 600/min, 20000/h or 500/d");
	}

	@Test
	void refusesNothingAtAll() {
		assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse("0/s")).withMessageContaining("more than 0");
	}

	@ParameterizedTest
	@CsvSource({ "12.5, 12.5/s", "1, 1/s", "0.1, 6/min", "0.01, 36/h", "0.0001, 8.64/d" })
	void choosesTheUnitThatIsReadBest(double perSecond, String text) {
		assertThat(Rate.ofPerSecond(perSecond)).hasToString(text);
	}

}
