package dev.lundi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Where the CPU time of a sender went, by samples of Flight Recorder. */
final class CpuProfile {

	/** Samples CPU time, where jdk.ExecutionSample counts threads (JEP 509). */
	private static final String EVENT = "jdk.CPUTimeSample";

	/** Proxies and lambdas stand beside what they lead to. */
	private static final Pattern GENERATED = Pattern.compile("\\$\\$(Lambda|SpringCGLIB|FastClass)");

	private static final int LINES = 25;

	private final Map<String, Integer> self = new HashMap<>();

	private final Map<String, Integer> within = new HashMap<>();

	private final Map<String, Integer> behalf = new HashMap<>();

	private final Map<String, Integer> threads = new HashMap<>();

	private int samples;

	private CpuProfile() {
	}

	/** Samples this JVM from now on, until it ends. */
	static void record(Path file) throws IOException {
		// It ends with the JVM, which then writes the file.
		Recording recording = new Recording();
		recording.enable(EVENT).with("throttle", "5ms");
		recording.setDumpOnExit(true);
		recording.setDestination(file);
		recording.start();
	}

	/** What a recording says, as text. */
	static String read(Path file) throws IOException {
		CpuProfile profile = new CpuProfile();
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				profile.add(recording.readEvent());
			}
		}
		return profile.text(file);
	}

	private void add(RecordedEvent event) {
		if (!event.getEventType().getName().equals(EVENT) || event.getStackTrace() == null) {
			return;
		}
		List<String> methods = event.getStackTrace()
			.getFrames()
			.stream()
			.map((frame) -> name(frame.getMethod()))
			.filter((method) -> !GENERATED.matcher(method).find())
			.toList();
		samples++;
		count(self, methods.stream().findFirst().orElse("(generated)"));
		Set.copyOf(methods).stream().filter(CpuProfile::isOurs).forEach((method) -> count(within, method));
		count(behalf, methods.stream().filter(CpuProfile::isOurs).findFirst().orElse("(others)"));
		if (event.getThread("eventThread") != null) {
			count(threads, String.valueOf(event.getThread("eventThread").getJavaName()).replaceAll("\\d+", "N"));
		}
	}

	private static boolean isOurs(String method) {
		return method.startsWith("dev.lundi.");
	}

	private static String name(RecordedMethod method) {
		return method.getType().getName().replaceFirst("/0x.*", "") + "." + method.getName();
	}

	private static void count(Map<String, Integer> counts, String key) {
		counts.merge(key, 1, Integer::sum);
	}

	private String text(Path file) {
		StringJoiner text = new StringJoiner("\n", "\n", "");
		text.add("%s: %,d samples of CPU time in Java threads".formatted(file, samples));
		add(text, "by thread", threads);
		add(text, "in the method itself", self);
		add(text, "in the method of Lundi and libraries that it calls", behalf);
		add(text, "in the method of Lundi and all that it calls", within);
		return text.toString();
	}

	private void add(StringJoiner text, String title, Map<String, Integer> counts) {
		text.add(" " + title);
		counts.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(LINES)
			.forEach((entry) -> text
				.add(String.format(Locale.ROOT, "  %5.1f %%  %s", 100.0 * entry.getValue() / samples, entry.getKey())));
	}

}
