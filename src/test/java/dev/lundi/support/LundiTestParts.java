package dev.lundi.support;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What a {@link LundiTest} has in place of the outside. */
@TestConfiguration(proxyBeanMethods = false)
class LundiTestParts {

	@Bean
	@Primary
	TestClock testClock() {
		return new TestClock();
	}

	@Bean(destroyMethod = "close")
	WitnessRelay witnessRelay() {
		return new WitnessRelay();
	}

	/** Due in three days, so that the clock starts no run in the middle of a test. */
	@Bean
	DynamicPropertyRegistrar schedules() {
		DayOfWeek day = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(3).getDayOfWeek();
		return (properties) -> Stream.of("edito", "relu")
			.forEach((newsletter) -> properties.add("lundi.newsletters.%s.schedule.day".formatted(newsletter),
					() -> day));
	}

	@Bean
	DynamicPropertyRegistrar relay(WitnessRelay witness) {
		return (properties) -> {
			properties.add("spring.mail.host", () -> "127.0.0.1");
			properties.add("spring.mail.port", witness::port);
		};
	}

}
