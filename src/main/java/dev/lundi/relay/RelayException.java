package dev.lundi.relay;

import org.jspecify.annotations.Nullable;

/**
 * The relay cannot be reached or refuses us. The message tells an operator the cause and
 * the remedy.
 */
public class RelayException extends Exception {

	private final boolean permanent;

	private final transient RelayTestReport.Step step;

	RelayException(RelaySettings relay, RelayTestReport.Step step, @Nullable Throwable cause) {
		super("The relay %s cannot be used: %s. %s".formatted(relay, withoutFullStop(step.reply()), step.words()),
				cause);
		this.step = step;
		this.permanent = step.remedy() == RelayRemedy.CHECK_CREDENTIALS || step.remedy() == RelayRemedy.CHECK_AUTH;
	}

	private static String withoutFullStop(Reply reply) {
		return reply.toString().replaceAll("[\\s.]+$", "");
	}

	/** Whether trying again cannot help before somebody has changed something. */
	public boolean isPermanent() {
		return permanent;
	}

	/** The step that failed. */
	RelayTestReport.Step step() {
		return step;
	}

}
