package dev.lundi.embedded;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;

import dev.lundi.instance.Instance;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddedSettings.class)
class EmbeddedConfiguration {

	@Bean
	@Conditional(EmbeddedStart.class)
	EmbeddedPostgres embeddedPostgres(Instance instance, EmbeddedSettings settings) {
		return EmbeddedPostgres.start(new DataDirectory(instance.dataDir()), settings.port());
	}

	@Bean
	@Conditional(EmbeddedStart.class)
	JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) throws IOException {
		return new EmbeddedConnection(postgres.url(EmbeddedPostgres.DATABASE), postgres.password());
	}

	@Bean
	@ConditionalOnBooleanProperty("lundi.sample")
	SampleEditorials sampleEditorials(Instance instance, Environment environment, Clock clock) {
		ZoneId zone = environment.getRequiredProperty(SampleNewsletter.PREFIX + "zone", ZoneId.class);
		return new SampleEditorials("classpath*:sample/edito/",
				new DataDirectory(instance.dataDir()).samples().resolve(SampleNewsletter.SLUG), zone, clock);
	}

}
