package dev.lundi.limits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** That other packages can have rates and warm-ups among their properties. */
class RateBindingTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(Clock.class, Clock::systemUTC)
		.withBean(JdbcClient.class, () -> JdbcClient.create(new DriverManagerDataSource()))
		.withUserConfiguration(LimitConfiguration.class, Parts.class);

	@Test
	void readsTexts() {
		runner.withPropertyValues("some.rate=600/min")
			.run((context) -> assertThat(context.getBean(Some.class).rate()).isEqualTo(Rate.parse("600/min")));
	}

	@Test
	void readsNumbersOfYaml() {
		runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("yaml", Map.of("some.rate", 50))))
			.run((context) -> assertThat(context.getBean(Some.class).rate()).isEqualTo(Rate.parse("50")));
	}

	@Test
	void readsWarmUps() {
		runner
			.withPropertyValues("some.rate=1", "some.warm-up.since=2026-03-01", "some.warm-up.first-day=50",
					"some.warm-up.growth=1.5")
			.run((context) -> assertThat(context.getBean(Some.class).warmUp())
				.isEqualTo(new WarmUp(LocalDate.of(2026, 3, 1), 50, 1.5)));
	}

	@Test
	void saysInWordsWhatIsNoRate() {
		runner.withPropertyValues("some.rate=fast")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("write it like 50, 10/s, 600/min"));
	}

	@EnableConfigurationProperties(Some.class)
	static class Parts {

	}

	@ConfigurationProperties("some")
	record Some(Rate rate, @Nullable WarmUp warmUp) {
	}

}
