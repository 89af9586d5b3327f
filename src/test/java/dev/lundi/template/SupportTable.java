package dev.lundi.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Which mail programs show what, and where we have thought about those that do not. */
final class SupportTable {

	private static final List<String> ABOUT = List.of("feature", "tested");

	private final Map<String, NamedCsvRecord> programs = read("caniemail.csv");

	private final Map<String, NamedCsvRecord> accepted = read("client-support.csv");

	private static Map<String, NamedCsvRecord> read(String file) {
		try (InputStream in = Objects.requireNonNull(SupportTable.class.getResourceAsStream(file), file);
				CsvReader<NamedCsvRecord> rows = CsvReader.builder()
					.commentStrategy(CommentStrategy.SKIP)
					.ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return rows.stream()
				.collect(Collectors.toMap((row) -> row.getField("feature"), Function.identity(),
						(first, second) -> first, LinkedHashMap::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is wrong with using a feature, and what to do; empty when nothing is. */
	Optional<String> complaint(String feature) {
		String lacking = lacking(feature);
		NamedCsvRecord row = accepted.get(feature);
		if (row != null) {
			return Optional.of(row)
				.filter((known) -> !known.getField("lacking").equals(lacking) || known.getField("harmless").isBlank())
				.map((known) -> "%s is lacking in: %s. client-support.csv does not say why exactly that is harmless."
					.formatted(feature, lacking));
		}
		if (!programs.containsKey(feature)) {
			return Optional.of(("%s is new here. If caniemail.com knows it, run src/test/resources/dev/lundi/template/"
					+ "caniemail.py with %s; if not, say in client-support.csv why it is harmless where it is unknown.")
				.formatted(feature, feature));
		}
		return lacking.isEmpty() ? Optional.empty() : Optional
			.of(("%s does not work in: %s (~ is almost). Do without it, or say in a row of client-support.csv why that "
					+ "is harmless.")
				.formatted(feature, lacking));
	}

	private String lacking(String feature) {
		NamedCsvRecord support = programs.get(feature);
		if (support == null) {
			return "?";
		}
		return support.getHeader()
			.stream()
			.filter((program) -> !ABOUT.contains(program) && support.getField(program).matches("[na]"))
			.map((program) -> program + (support.getField(program).equals("a") ? "~" : ""))
			.collect(Collectors.joining(" "));
	}

}
