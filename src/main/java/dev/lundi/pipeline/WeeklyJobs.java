package dev.lundi.pipeline;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Executes the job behind a run, from where its last execution ended. */
@Component
class WeeklyJobs {

	private final Job job;

	private final JobOperator operator;

	private final JobRepository repository;

	WeeklyJobs(@Qualifier("weeklyJob") Job job, JobOperator operator, JobRepository repository) {
		this.job = job;
		this.operator = operator;
		this.repository = repository;
	}

	/** Executes the job and waits for its end. The caller holds the run's lock. */
	JobExecution execute(Run run) throws JobExecutionException {
		JobParameters parameters = unfinished(run, 1);
		JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
		if (last != null && last.isRunning()) {
			operator.recover(last);
		}
		return operator.start(job, parameters);
	}

	/**
	 * A completed job instance cannot run again; a retry of failed deliveries is a new
	 * one.
	 */
	private JobParameters unfinished(Run run, long round) {
		JobParameters parameters = new JobParametersBuilder().addString("newsletter", run.newsletter())
			.addString("week", run.week().toString())
			.addLong("round", round)
			.toJobParameters();
		JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
		boolean complete = last != null && last.getStatus() == BatchStatus.COMPLETED;
		return complete ? unfinished(run, round + 1) : parameters;
	}

}
