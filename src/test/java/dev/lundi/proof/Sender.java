package dev.lundi.proof;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Lundi in a process of its own, which can be killed, frozen and terminated. */
final class Sender {

	private final Process process;

	private Sender(Process process) {
		this.process = process;
	}

	static Sender start(List<String> command, File log) {
		try {
			return new Sender(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log))
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isAlive() {
		return process.isAlive();
	}

	/** SIGKILL: it is dead when this returns. */
	void kill() {
		process.destroyForcibly();
		process.onExit().join();
	}

	/** SIGSTOP. */
	void freeze() {
		signal("STOP");
	}

	/** SIGCONT. */
	void thaw() {
		signal("CONT");
	}

	/** SIGTERM. */
	void terminate() {
		process.destroy();
	}

	private void signal(String name) {
		try {
			new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The exit code. */
	int await(Duration most) {
		try {
			if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError("The sender did not end within " + most);
			}
			return process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** For one that may wait for a database for ever. */
	void awaitOrKill(Duration most) {
		if (!Pause.until(most, () -> !process.isAlive())) {
			kill();
		}
	}

}
