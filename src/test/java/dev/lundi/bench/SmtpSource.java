package dev.lundi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Postfix's load generator: ready-made mails, recorded nowhere. */
final class SmtpSource implements Contestant {

	private final String name;

	private final List<String> command;

	private final int mails;

	/**
	 * One that opens a connection for each mail, as it does unless told otherwise, or
	 * keeps them, as we do.
	 */
	SmtpSource(String name, boolean keeps, Site site) {
		this.name = name;
		this.mails = site.sourceMails();
		this.command = new ArrayList<>(List.of("smtp-source", "-s", "" + site.connections(), "-m", "" + mails, "-l",
				"" + Transport.LENGTH, "-f", "from@lundi.example", "-t", "to@reader.example"));
		if (keeps) {
			command.add("-d");
		}
		command.add("127.0.0.1:" + site.relay().port());
	}

	@Override
	public String name() {
		return name;
	}

	/** The kernel adds a child's CPU time to ours when it has ended. */
	@Override
	public Sample run() {
		long self = ProcessHandle.current().pid();
		long before = ProcessTimes.cpuOfEndedChildren(self);
		long start = System.nanoTime();
		send();
		Duration wall = Duration.ofNanos(System.nanoTime() - start);
		return new Sample(mails, wall, Duration.ofNanos(ProcessTimes.cpuOfEndedChildren(self) - before), Duration.ZERO,
				Duration.ZERO, 0);
	}

	private void send() {
		try {
			int status = new ProcessBuilder(command).inheritIO().start().waitFor();
			if (status != 0) {
				throw new IllegalStateException("smtp-source failed with " + status);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
