package dev.lundi.rendering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of {@code email-templates/}: in a folder, or inside the jar without one. */
record TemplateFolder(String name, String location) {

	private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

	static TemplateFolder at(Path folder) {
		return Files.isDirectory(folder) ? new TemplateFolder(folder.toString(), folder.toUri().toString())
				: new TemplateFolder("email-templates", "classpath:email-templates/");
	}

	String nameOf(String file) {
		return this.name + "/" + file;
	}

	String read(String file) {
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

	/** The kinds of mail: every folder with a file in it, but hidden ones. */
	List<String> kinds() {
		try {
			return Arrays.stream(RESOURCES.getResources(this.location + "*/*.*"))
				.map(TemplateFolder::parentName)
				.filter((kind) -> !kind.startsWith("."))
				.distinct()
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new TemplateException("%s cannot be read: %s".formatted(this.name, ex.getMessage()), ex);
		}
	}

	private static String parentName(Resource file) {
		try {
			String[] parts = file.getURL().getPath().split("/", -1);
			return parts[parts.length - 2];
		}
		catch (IOException ex) {
			throw new TemplateException("%s cannot be read: %s".formatted(file, ex.getMessage()), ex);
		}
	}

	ResourceLoader resources() {
		return RESOURCES;
	}

}
