package dev.lundi.pipeline;

import java.time.Clock;

import dev.lundi.delivery.Standings;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.notice.StaffNotices;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What sets runs going: one command, or the clock. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

	@Bean
	@Order(0)
	@ConditionalOnProperty("lundi.once")
	OnceRunner onceRunner(@Value("${lundi.once}") String wanted, Newsletters newsletters, WeeklyRuns runs,
			Standings standings, RunReport report, Clock clock) {
		return new OnceRunner(wanted, newsletters, runs, standings, report, clock);
	}

	/** Nobody may be there to send what the one run has to tell. */
	@Bean
	@Order(1)
	@ConditionalOnProperty("lundi.once")
	ApplicationRunner tellStaff(StaffNotices staff) {
		return (arguments) -> staff.sendWaiting();
	}

	/** The clock sets runs going, unless the process is there for one only. */
	@EnableScheduling
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "lundi.once", matchIfMissing = true, havingValue = "false")
	static class ClockDriven {

		@Bean
		MondayTrigger mondayTrigger(Newsletters newsletters, WeeklyRuns runs, Clock clock) {
			return new MondayTrigger(newsletters, runs, clock);
		}

		@Bean
		@Order(0)
		ApplicationRunner resumeInterrupted(WeeklyRuns runs) {
			return (arguments) -> runs.resumeInterrupted();
		}

	}

}
