package dev.lundi.embedded;

import java.util.List;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** What PostgreSQL answered when it failed, turned into a cause and a remedy. */
record PostgresTrouble(DataDirectory directory, String what, String output) {

	FailureAnalyzedException explained() {
		return new FailureAnalyzedException("The embedded PostgreSQL %s in %s:%n%n%s".formatted(what,
				directory.root().toAbsolutePath(), lastLines()), remedy() + ", " + DataDirectory.OR_EXTERNAL + ".");
	}

	private String remedy() {
		if (output.contains("No space left on device")) {
			return "Make room on the disk";
		}
		if (output.contains("Permission denied")) {
			return "Start Lundi as the user who owns the directory and may enter those above it (root loses its special rights here), name another directory with lundi.data-dir";
		}
		if (addressInUse()) {
			return "Stop the program that uses the port, choose another one with lundi.embedded.port";
		}
		if (output.contains("postmaster.pid")) {
			return "Stop that PostgreSQL, or delete postgresql/postmaster.pid when you are sure that it serves another directory";
		}
		return "Look at these lines and at postgresql.log";
	}

	boolean addressInUse() {
		return output.contains("could not create any TCP/IP sockets");
	}

	private String lastLines() {
		List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
	}

}
