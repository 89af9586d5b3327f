package dev.lundi.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.lundi.content.Week;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Keeps the sample newsletter's folder filled: one editorial with its comments for each
 * of the last weeks and for the present one. What is there is never touched.
 */
class SampleEditorials implements InitializingBean {

	private static final int ENDED_WEEKS = 6;

	private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);

	private final String source;

	private final Path target;

	private final ZoneId zone;

	private final Clock clock;

	SampleEditorials(String source, Path target, ZoneId zone, Clock clock) {
		this.source = source;
		this.target = target;
		this.zone = zone;
		this.clock = clock;
	}

	@Override
	public void afterPropertiesSet() {
		publish();
	}

	/** Every hour, for those who let the sample run into the next week. */
	@Scheduled(cron = "0 0 * * * *")
	void publish() {
		try {
			PrivateFiles.createDirectory(target);
			publishInto();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The sample editorials cannot be written to " + target, ex);
		}
	}

	private void publishInto() throws IOException {
		List<Resource> editorials = editorials();
		Week current = Week.of(LocalDate.now(clock.withZone(zone)));
		for (int back = ENDED_WEEKS; back >= 0 && !editorials.isEmpty(); back--) {
			Week week = new Week(current.monday().minusWeeks(back));
			if (!hasEditorial(week)) {
				publish(editorials.get(turn(week, editorials.size())), week);
			}
		}
	}

	private List<Resource> editorials() throws IOException {
		return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(source + "*.md"))
			.sorted(Comparator.comparing(SampleEditorials::fileName))
			.toList();
	}

	private static String fileName(Resource resource) {
		return Objects.requireNonNull(resource.getFilename());
	}

	private boolean hasEditorial(Week week) throws IOException {
		try (Stream<Path> files = Files.list(target)) {
			return files.map((file) -> file.getFileName().toString())
				.anyMatch((name) -> name.startsWith(week + "-") && name.endsWith(".md"));
		}
	}

	private static int turn(Week week, int count) {
		return Math.floorMod(ChronoUnit.WEEKS.between(FIRST_MONDAY, week.monday()), count);
	}

	/** The editorial comes last: the folder shows it only with its comments. */
	private void publish(Resource editorial, Week week) throws IOException {
		String name = fileName(editorial);
		String slug = name.substring(name.indexOf('-') + 1, name.length() - ".md".length());
		Resource comments = editorial.createRelative(name.replace(".md", ".comments.yaml"));
		if (comments.exists()) {
			write(comments, week, slug + ".comments.yaml");
		}
		write(editorial, week, slug + ".md");
	}

	private void write(Resource resource, Week week, String name) throws IOException {
		Path file = target.resolve(week + "-" + name);
		if (Files.notExists(file)) {
			Path draft = target.resolve("." + file.getFileName());
			Files.writeString(draft, SampleText.dated(resource.getContentAsString(StandardCharsets.UTF_8), week));
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		}
	}

}
