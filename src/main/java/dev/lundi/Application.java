package dev.lundi;

import java.time.Clock;
import java.time.InstantSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** Starts Lundi: the whole service, or with {@code --lundi.once} one run and the end. */
@SpringBootApplication
@ConfigurationPropertiesScan
class Application {

	static void main(String[] args) {
		boolean once = new SimpleCommandLinePropertySource(args).containsProperty("lundi.once");
		SpringApplication application = new SpringApplication(Application.class);
		if (once) {
			application.setWebApplicationType(WebApplicationType.NONE);
		}
		ConfigurableApplicationContext context = application.run(args);
		if (once) {
			System.exit(SpringApplication.exit(context));
		}
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	/** The true time, where tests put {@link #clock} forward. */
	@Bean
	InstantSource machineClock() {
		return InstantSource.system();
	}

}
