package dev.lundi.limits;

import java.time.Clock;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the limits from the properties, and keeps their state in the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

	@Bean
	@ConfigurationPropertiesBinding
	static RateConverter rateConverter() {
		return new RateConverter();
	}

	@Bean
	DomainGroups domainGroups(LimitProperties properties) {
		return new DomainGroups(properties.domains());
	}

	@Bean
	Gates gates(JdbcClient db, DomainGroups groups) {
		return new Gates(db, groups, System::nanoTime);
	}

	@Bean
	Breakers breakers(JdbcClient db, Clock clock) {
		return new Breakers(db, clock, System::nanoTime);
	}

	@Bean
	SendWindow sendWindow(LimitProperties properties, Clock clock) {
		return SendWindow.parse(properties.window(), clock);
	}

	@Bean
	Forecasts forecasts(Gates gates, Breakers breakers, SendWindow window, Clock clock) {
		return new Forecasts(gates, breakers, window, clock);
	}

	/** Reads rates in properties, whether YAML takes them for a text or a number. */
	static final class RateConverter implements Converter<Object, Rate> {

		@Override
		public Rate convert(Object source) {
			return Rate.parse(source.toString());
		}

	}

}
