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

import dev.lundi.cleaning.PlainText;
import dev.lundi.fetch.AddressGuard;
import dev.lundi.reason.Reason;
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
			throw problem(file, null, Reason.of("source.front-matter-empty"));
		}
		return of(file, root);
	}

	/** Reads a text that is a list of mappings; an empty text is an empty list. */
	static List<Fields> ofList(Path file, String yaml) {
		return switch (compose(file, yaml)) {
			case null -> List.of();
			case SequenceNode list -> list.getValue().stream().map(node -> of(file, node)).toList();
			case Node other -> throw problem(file, line(other), Reason.of("source.no-comments"));
		};
	}

	private static @Nullable Node compose(Path file, String yaml) {
		try {
			return new Yaml(new SafeConstructor(limits(yaml))).compose(new StringReader(yaml));
		}
		catch (MarkedYAMLException ex) {
			throw problem(file, ex.getProblemMark() == null ? null : ex.getProblemMark().getLine() + 1,
					Reason.of("source.no-yaml", told(ex.getProblem())), ex);
		}
		catch (YAMLException ex) {
			throw problem(file, null, Reason.of("source.broken-yaml", told(ex.getMessage())), ex);
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
			throw fields.problem(Reason.of("source.no-fields"));
		}
		mapping.getValue().forEach(tuple -> fields.add(tuple.getKeyNode(), tuple.getValueNode()));
		return fields;
	}

	private void add(Node key, Node value) {
		var name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
		if (nodes.put(name, value) != null) {
			throw problem(file, line(key), Reason.of("source.field-twice", told(name)));
		}
	}

	String required(String name) {
		return text(name).orElseThrow(() -> problem(Reason.of("source.field-missing", name)));
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
			throw problem(name, Reason.of("source.no-text", name));
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
			throw problem(name, Reason.of("source.no-time", name, told(text)));
		}
	}

	/** A number of votes. */
	Optional<Integer> number(String name) {
		return text(name).map(text -> Votes.number(text)
			.orElseThrow(() -> problem(name, Reason.of("source.no-number", name, told(text)))));
	}

	Optional<URI> url(String name) {
		return text(name).map(text -> AddressGuard.webAddress(text)
			.orElseThrow(() -> problem(name, Reason.of("source.no-address", name, told(text)))));
	}

	/** A complaint about the mapping as a whole. */
	SourceException problem(Reason found) {
		return problem(file, line(mapping), found);
	}

	private SourceException problem(String name, Reason found) {
		return problem(file, line(nodes.getOrDefault(name, mapping)), found);
	}

	private static @Nullable Integer line(Node node) {
		return node.getStartMark() == null ? null : node.getStartMark().getLine() + 1;
	}

	static SourceException problem(Path file, @Nullable Integer line, Reason found) {
		return problem(file, line, found, null);
	}

	private static SourceException problem(Path file, @Nullable Integer line, Reason found, @Nullable Throwable ex) {
		var place = line == null ? Reason.of("source.file", file) : Reason.of("source.line", file, line);
		return new SourceException(place.and(found), ex);
	}

	private static String told(@Nullable String words) {
		return PlainText.tidy(String.valueOf(words));
	}

}
