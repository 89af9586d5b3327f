package dev.lundi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Where the CPU time of a sender went, by samples of Flight Recorder. */
final class CpuProfile {

	/** Samples CPU time, where jdk.ExecutionSample counts threads (JEP 509). */
	private static final String EVENT = "jdk.CPUTimeSample";

	private static final int LINES = 25;

	private final Map<String, Integer> self = new HashMap<>();

	private final Map<String, Integer> within = new HashMap<>();

	private final Map<String, Integer> threads = new HashMap<>();

	private int samples;

	private CpuProfile() {
	}

	static List<String> jvmOptions(Path file) {
		return List.of("-XX:StartFlightRecording:" + EVENT + "#enabled=true," + EVENT + "#throttle=5ms,filename=" + file
				+ ",dumponexit=true", "-XX:FlightRecorderOptions:stackdepth=128");
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
		samples++;
		List<RecordedFrame> frames = event.getStackTrace().getFrames();
		count(self, name(frames.getFirst().getMethod()));
		Set<String> seen = new HashSet<>();
		frames.forEach((frame) -> seen.add(name(frame.getMethod())));
		seen.forEach((method) -> count(within, method));
		if (event.getThread("eventThread") != null) {
			count(threads, String.valueOf(event.getThread("eventThread").getJavaName()).replaceAll("\\d+", "N"));
		}
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
		add(text, "by thread", threads, "");
		add(text, "in the method itself", self, "");
		add(text, "in the method and what it calls, of Lundi", within, "dev.lundi.");
		add(text, "in the method and what it calls", within, "");
		return text.toString();
	}

	private void add(StringJoiner text, String title, Map<String, Integer> counts, String prefix) {
		text.add(" " + title);
		counts.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(prefix))
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(LINES)
			.forEach((entry) -> text
				.add(String.format(Locale.ROOT, "  %5.1f %%  %s", 100.0 * entry.getValue() / samples, entry.getKey())));
	}

}
