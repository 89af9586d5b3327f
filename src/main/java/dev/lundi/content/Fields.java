package dev.lundi.content;

import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The fields of one YAML mapping. They are read as they are written, from the node graph:
 * so no object is made of them, a date keeps its offset, and every complaint has its
 * line.
 */
final class Fields {

	private final Path file;

	private final Node mapping;

	private final Map<String, Node> nodes = new HashMap<>();

	private Fields(Path file, Node mapping) {
		this.file = file;
		this.mapping = mapping;
	}

	/** Reads a text that is one mapping. */
	static Fields ofMapping(Path file, String yaml) {
		var root = compose(file, yaml);
		if (root == null) {
			throw problem(file, null, "the front matter is empty", "Give it at least title and published");
		}
		return of(file, root);
	}

	/** Reads a text that is a list of mappings; an empty text is an empty list. */
	static List<Fields> ofList(Path file, String yaml) {
		return switch (compose(file, yaml)) {
			case null -> List.of();
			case SequenceNode list -> list.getValue().stream().map(node -> of(file, node)).toList();
			case Node other ->
				throw problem(file, line(other), "this is not a list of comments", "Begin each comment with « - id: »");
		};
	}

	private static @Nullable Node compose(Path file, String yaml) {
		try {
			return new Yaml(new SafeConstructor(limits(yaml))).compose(new StringReader(yaml));
		}
		catch (MarkedYAMLException ex) {
			throw problem(file, ex.getProblemMark() == null ? null : ex.getProblemMark().getLine() + 1,
					"this is not YAML: " + ex.getProblem(),
					"Put texts that hold a colon or begin with a sign between quotation marks", ex);
		}
		catch (YAMLException ex) {
			throw problem(file, null, "this is not YAML: " + ex.getMessage(), "Correct the file", ex);
		}
	}

	/** The size was limited when the file was read. */
	private static LoaderOptions limits(String yaml) {
		var options = new LoaderOptions();
		options.setCodePointLimit(yaml.length() + 1);
		options.setMaxAliasesForCollections(10);
		options.setNestingDepthLimit(20);
		return options;
	}

	private static Fields of(Path file, Node node) {
		var fields = new Fields(file, node);
		if (!(node instanceof MappingNode mapping)) {
			throw fields.problem("this is not a list of « name: value » lines", "Write one field per line");
		}
		mapping.getValue().forEach(tuple -> fields.add(tuple.getKeyNode(), tuple.getValueNode()));
		return fields;
	}

	private void add(Node key, Node value) {
		var name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
		if (nodes.put(name, value) != null) {
			throw problem(file, line(key), "the field « %s » is there twice".formatted(name), "Keep one");
		}
	}

	String required(String name) {
		return text(name)
			.orElseThrow(() -> problem("the field « %s » is missing".formatted(name), "Add « %s: … »".formatted(name)));
	}

	Optional<String> text(String name) {
		return Optional.ofNullable(nodes.get(name)).map(node -> scalar(name, node)).filter(text -> !text.isBlank());
	}

	/** A list, or one text as a list of one. */
	List<String> texts(String name) {
		return nodes.get(name) instanceof SequenceNode list
				? list.getValue().stream().map(node -> scalar(name, node)).toList() : text(name).stream().toList();
	}

	private String scalar(String name, Node node) {
		if (!(node instanceof ScalarNode scalar)) {
			throw problem(name, "is not a text", "Write one value after the colon");
		}
		return Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue();
	}

	/** A date without an offset is in that zone. */
	Instant time(String name, ZoneId zone) {
		var text = required(name).strip();
		try {
			var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.replaceFirst(" +", "T"), ZonedDateTime::from,
					LocalDateTime::from);
			return time instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(time);
		}
		catch (DateTimeException ex) {
			throw problem(name, "is not a date and time: " + text,
					"Write it like 2026-11-16T08:30, or with an offset like 2026-11-16T08:30+01:00");
		}
	}

	Optional<URI> url(String name) {
		return text(name).map(text -> AddressGuard.webAddress(text)
			.orElseThrow(() -> problem(name, "is not an address: " + text,
					"Write it like https://blog.example/edito, or leave it out")));
	}

	/** A complaint about the mapping as a whole. */
	SourceException problem(String cause, String remedy) {
		return problem(file, line(mapping), cause, remedy);
	}

	private SourceException problem(String name, String cause, String remedy) {
		return problem(file, line(nodes.getOrDefault(name, mapping)), "« %s » %s".formatted(name, cause), remedy);
	}

	private static @Nullable Integer line(Node node) {
		return node.getStartMark() == null ? null : node.getStartMark().getLine() + 1;
	}

	static SourceException problem(Path file, @Nullable Integer line, String cause, String remedy) {
		return problem(file, line, cause, remedy, null);
	}

	private static SourceException problem(Path file, @Nullable Integer line, String cause, String remedy,
			@Nullable Throwable ex) {
		var place = line == null ? file.toString() : "%s, line %d".formatted(file, line);
		return new SourceException("%s: %s. %s.".formatted(place, PlainText.tidy(cause), remedy), ex);
	}

}
