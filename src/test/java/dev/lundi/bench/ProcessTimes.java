package dev.lundi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What Linux knows about processes (proc(5)): CPU times in nanoseconds. */
final class ProcessTimes {

	/** USER_HZ is 100 on every platform that Java 25 runs on. */
	private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

	private static final int PARENT = 1;

	private static final int USER = 11;

	private static final int SYSTEM = 12;

	private static final int USER_OF_ENDED = 13;

	private static final int SYSTEM_OF_ENDED = 14;

	private ProcessTimes() {
	}

	/** User and system time of a process, all its threads together. */
	static long cpu(long pid) {
		String[] stat = stat(pid);
		return ticks(stat, USER) + ticks(stat, SYSTEM);
	}

	/** The same for the children that have ended and whose parent knows it. */
	static long cpuOfEndedChildren(long pid) {
		String[] stat = stat(pid);
		return ticks(stat, USER_OF_ENDED) + ticks(stat, SYSTEM_OF_ENDED);
	}

	/** Of a process and of all its children, alive or ended. */
	static long cpuOfFamily(long pid) {
		try (Stream<ProcessHandle> children = ProcessHandle.of(pid).orElseThrow().children()) {
			return cpu(pid) + cpuOfEndedChildren(pid)
					+ children.mapToLong((child) -> cpuOfSingleThread(child.pid())).sum();
		}
	}

	/**
	 * To the nanosecond, where /proc/pid/stat counts in ticks: with two dozen backends
	 * their roundings add up.
	 */
	private static long cpuOfSingleThread(long pid) {
		try {
			return Long.parseLong(Files.readString(Path.of("/proc", "" + pid, "schedstat")).split(" ", 2)[0]);
		}
		catch (NoSuchFileException ex) {
			// It has just ended, or this kernel counts nothing here.
			return 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	static long parent(long pid) {
		return Long.parseLong(stat(pid)[PARENT]);
	}

	/** The most memory that a process has had so far, in bytes. */
	static long peakMemory(long pid) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", "" + pid, "status"))) {
			String line = lines.filter((candidate) -> candidate.startsWith("VmHWM:")).findFirst().orElseThrow();
			return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Process %d has ended".formatted(pid), ex);
		}
	}

	/** The fields after the program's name, which may contain spaces. */
	private static String[] stat(long pid) {
		try {
			String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
			return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		}
		catch (IOException ex) {
			throw new IllegalStateException("Process %d has ended".formatted(pid), ex);
		}
	}

	private static long ticks(String[] stat, int field) {
		return Long.parseLong(stat[field]) * TICK;
	}

}
