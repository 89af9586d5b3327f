package dev.lundi.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of {@code email-templates/}: in a folder, or inside the jar without one.
 *
 * @param sources what has been read, so that a file is the same for the engine and for
 * every check of it, even when it is changed while we run
 */
record TemplateFolder(String name, String location, Map<String, String> sources) {

	private static final Set<String> SHARED = Set.of("parts", "looks");

	private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

	static TemplateFolder at(Path folder) {
		return Files.isDirectory(folder) ? folder(folder.toString(), folder.toUri().toString())
				: folder("email-templates", "classpath:email-templates/");
	}

	/** Another number when a file of the folder was added, removed or written. */
	static long stamp(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.mapToLong((file) -> Objects.hash(file, file.toFile().lastModified(), file.toFile().length()))
				.sum();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new TemplateException("%s cannot be read: %s".formatted(folder, ex.getMessage()), ex);
		}
	}

	private static TemplateFolder folder(String name, String location) {
		return new TemplateFolder(name, location, new ConcurrentHashMap<>());
	}

	String nameOf(String file) {
		return this.name + "/" + file;
	}

	boolean has(String file) {
		return this.sources.containsKey(file) || resources().getResource(this.location + file).exists();
	}

	String read(String file) {
		return this.sources.computeIfAbsent(file, this::readOnce);
	}

	private String readOnce(String file) {
		Resource resource = resources().getResource(this.location + file);
		if (!resource.exists()) {
			throw new TemplateException("%s is missing".formatted(nameOf(file)));
		}
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new TemplateException("%s cannot be read: %s".formatted(nameOf(file), ex.getMessage()), ex);
		}
	}

	/**
	 * The kinds of mail: every folder with a file in it, but hidden ones and those of
	 * what kinds share.
	 */
	List<String> kinds() {
		return find("*/*.*").map((path) -> path.getFirst())
			.filter((kind) -> !kind.startsWith(".") && !SHARED.contains(kind))
			.distinct()
			.sorted()
			.toList();
	}

	/** What several kinds of mail are made of. */
	List<String> parts() {
		return find("parts/*.*").map((path) -> String.join("/", path)).sorted().toList();
	}

	/** Folder and name of the files that a pattern fits. */
	private Stream<List<String>> find(String pattern) {
		try {
			return Arrays.stream(RESOURCES.getResources(this.location + pattern)).map(TemplateFolder::path);
		}
		catch (IOException ex) {
			throw new TemplateException("%s cannot be read: %s".formatted(this.name, ex.getMessage()), ex);
		}
	}

	private static List<String> path(Resource file) {
		try {
			List<String> parts = List.of(file.getURL().getPath().split("/", -1));
			return parts.subList(parts.size() - 2, parts.size());
		}
		catch (IOException ex) {
			throw new TemplateException("%s cannot be read: %s".formatted(file, ex.getMessage()), ex);
		}
	}

	ResourceLoader resources() {
		return RESOURCES;
	}

}
