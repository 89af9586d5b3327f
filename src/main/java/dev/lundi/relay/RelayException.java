package dev.lundi.relay;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The relay cannot be reached or refuses us. The message tells an operator the cause and
 * the remedy.
 */
public class RelayException extends Exception implements Explained {

	private final boolean permanent;

	private final transient RelayTestReport.Step step;

	private final transient Reason reason;

	RelayException(RelaySettings relay, RelayTestReport.Step step, @Nullable Throwable cause) {
		this(step, reason(relay, step), cause);
	}

	private RelayException(RelayTestReport.Step step, Reason reason, @Nullable Throwable cause) {
		super(reason.toString(), cause);
		this.step = step;
		this.reason = reason;
		this.permanent = step.remedy() == RelayRemedy.CHECK_CREDENTIALS || step.remedy() == RelayRemedy.CHECK_AUTH;
	}

	private static Reason reason(RelaySettings relay, RelayTestReport.Step step) {
		Reason unusable = Reason.of("relay", relay, withoutFullStop(step.reply()));
		return step.advice().map(unusable::and).orElse(unusable);
	}

	private static String withoutFullStop(Reply reply) {
		return reply.toString().replaceAll("[\\s.]+$", "");
	}

	/** Whether trying again cannot help before somebody has changed something. */
	public boolean isPermanent() {
		return permanent;
	}

	@Override
	public Reason reason() {
		return reason;
	}

	/** The step that failed. */
	RelayTestReport.Step step() {
		return step;
	}

}
