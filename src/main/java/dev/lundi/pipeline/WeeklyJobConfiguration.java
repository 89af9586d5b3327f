package dev.lundi.pipeline;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job behind a run: gather and assemble, approve, prepare, send, complete. Every step
 * may be done again, so a run that was killed starts over and finds what is left to do.
 */
@Configuration(proxyBeanMethods = false)
class WeeklyJobConfiguration {

	private final JobRepository repository;

	WeeklyJobConfiguration(JobRepository repository) {
		this.repository = repository;
	}

	@Bean
	Job weeklyJob(@Qualifier("sendStep") Step send, AssembleTasklet assembling, ApproveTasklet approving,
			PrepareTasklet preparing, CompleteTasklet completing) {
		Step assemble = step("assemble", assembling);
		Step approve = step("approve", approving);
		Step prepare = step("prepare", preparing);
		Step complete = step("complete", completing);
		return new JobBuilder("weekly", repository).start(assemble)
			.on(AssembleTasklet.EMPTY.getExitCode())
			.end()
			.from(assemble)
			.on("COMPLETED")
			.to(approve)
			.on(ApproveTasklet.WITHDRAWN.getExitCode())
			.end()
			.from(approve)
			.on("COMPLETED")
			.to(prepare)
			.next(send)
			.next(complete)
			.end()
			.build();
	}

	/** Each tasklet keeps its own transactions short; none spans a fetch or a send. */
	private Step step(String name, RunTasklet tasklet) {
		return new StepBuilder(name, repository).tasklet(tasklet, new ResourcelessTransactionManager())
			.allowStartIfComplete(true)
			.build();
	}

}
