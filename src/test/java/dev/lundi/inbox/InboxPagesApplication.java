package dev.lundi.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The pages with the security rules of the application, and nothing else of it. */
@EnableAutoConfiguration
@ComponentScan(basePackages = "dev.lundi", useDefaultFilters = false, includeFilters = @ComponentScan.Filter(
		type = FilterType.REGEX,
		pattern = "dev\\.lundi\\.(access\\.(LoginController|SecurityConfiguration|AccountConfiguration|SignedInAdvice)|inbox\\.Inbox(Mails|Controller|Advice))"))
class InboxPagesApplication {

	@Bean
	Clock clock() {
		return Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneId.of("Europe/Paris"));
	}

}
