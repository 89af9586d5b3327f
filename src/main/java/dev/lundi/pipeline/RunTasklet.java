package dev.lundi.pipeline;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * One phase of a run. Doing it again must change nothing, so that a run can be taken up.
 */
abstract class RunTasklet implements Tasklet {

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		contribution.setExitStatus(run(RunStep.of(contribution.getStepExecution())));
		return RepeatStatus.FINISHED;
	}

	abstract ExitStatus run(RunStep step);

}
