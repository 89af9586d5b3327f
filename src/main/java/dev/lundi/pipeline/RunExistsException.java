package dev.lundi.pipeline;

/** A newsletter's week has a run already. */
public class RunExistsException extends RuntimeException {

	private final transient Run run;

	RunExistsException(Run run) {
		super("The run of %s is there already: %s, started by %s.".formatted(run, run.status(), run.startedBy()));
		this.run = run;
	}

	/** The one that there is. */
	public Run run() {
		return run;
	}

}
