package dev.lundi.support;

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

	@Bean
	DynamicPropertyRegistrar relay(WitnessRelay witness) {
		return (properties) -> {
			properties.add("spring.mail.host", () -> "127.0.0.1");
			properties.add("spring.mail.port", witness::port);
		};
	}

}
