package dev.lundi.pipeline;

import java.util.Objects;

import dev.lundi.content.Week;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** The step of a run that is being executed. */
record RunStep(String newsletter, Week week, StepExecution execution) {

	private static final String NOTHING = "nothing";

	static RunStep of(StepExecution execution) {
		return new RunStep(parameter(execution, "newsletter"), Week.parse(parameter(execution, "week")), execution);
	}

	private static String parameter(StepExecution execution, String name) {
		return Objects.requireNonNull(execution.getJobParameters().getString(name));
	}

	/** The name of the segment to which the run goes; null for all readers. */
	@Nullable String segment() {
		return execution.getJobParameters().getString("segment");
	}

	/** Keeps why the run has nothing to send. */
	void tell(Reason nothing) {
		execution.getJobExecution().getExecutionContext().putString(NOTHING, nothing.stored());
	}

	/** Why an execution had nothing to send; null when it had, or nothing was said. */
	static @Nullable Reason nothing(JobExecution execution) {
		String stored = execution.getExecutionContext().getString(NOTHING, "");
		return stored.isEmpty() ? null : Reason.from(stored);
	}

	/** Tells the sending step which mailing it has to send. */
	void handOver(long mailing) {
		execution.getJobExecution().getExecutionContext().putLong("mailing", mailing);
	}

	long mailing() {
		return execution.getJobExecution().getExecutionContext().getLong("mailing");
	}

	@Override
	public String toString() {
		return newsletter + " " + week;
	}

}
