package dev.lundi.embedded;

import java.time.Clock;

import dev.lundi.content.Week;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.Subscribers;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;

/** Gives the sample newsletter its readers and, on the very first start, its Monday. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("lundi.sample")
class SampleStart {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ApplicationRunner sampleReaders(Subscribers subscribers) {
		return (arguments) -> {
			if (subscribers.isEmpty(SampleNewsletter.SLUG)) {
				subscribers.addConfirmed(SampleNewsletter.SLUG,
						SampleReaders.read(new ClassPathResource("sample/readers.csv")));
			}
		};
	}

	@Bean
	@ConditionalOnProperty(name = "lundi.once", matchIfMissing = true, havingValue = "false")
	ApplicationRunner firstMonday(WeeklyRuns runs, Newsletters newsletters, Clock clock) {
		Newsletter sample = newsletters.get(SampleNewsletter.SLUG);
		return (arguments) -> {
			if (runs.latest().isEmpty()) {
				runs.start(sample.slug(), sample.lastEnded(clock.instant()), "first start").join();
			}
		};
	}

}
