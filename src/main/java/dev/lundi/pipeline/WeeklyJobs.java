package dev.lundi.pipeline;

import java.util.UUID;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Executes the job behind a run. Every execution is a job instance of its own: Batch
 * refuses to restart one whose metadata a crash left unclear, whereas the ledger always
 * knows what is left to do.
 */
@Component
class WeeklyJobs {

	private final Job job;

	private final JobOperator operator;

	WeeklyJobs(@Qualifier("weeklyJob") Job job, JobOperator operator) {
		this.job = job;
		this.operator = operator;
	}

	/** Executes the job and waits for its end. The caller holds the run's lock. */
	JobExecution execute(Run run) throws JobExecutionException {
		JobParametersBuilder parameters = new JobParametersBuilder().addString("newsletter", run.newsletter())
			.addString("week", run.week().toString())
			.addString("execution", UUID.randomUUID().toString());
		if (run.segment() != null) {
			parameters.addString("segment", run.segment());
		}
		return operator.start(job, parameters.toJobParameters());
	}

}
