package dev.lundi.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.SuppressionReason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the catalogue knows each column of the database, and the export each one that is
 * personal.
 */
class CatalogueTests extends PrivacyScene {

	private static final Path CATALOGUE = Path.of("src/docs/personal-data.md");

	private static final Pattern COMMA = Pattern.compile(", ");

	@Autowired
	private WeeklyRuns runs;

	@Test
	void everyColumnOfEveryTableIsClassifiedOnce() throws Exception {
		List<String> known = db.sql("""
				select table_name || '.' || column_name from information_schema.columns
				where table_schema = current_schema()
				""").query((row, number) -> row.getString(1)).list();
		List<String> classified = lines().stream().flatMap(Line::columns).toList();
		assertThat(classified).as("see " + CATALOGUE).containsExactlyInAnyOrderElementsOf(known);
	}

	@Test
	void everyColumnThatIsPersonalIsInTheExport() throws Exception {
		runs.start("edito", Week.parse("2026-W10"), "test").join();
		db.sql("""
				insert into inbox_mail (received_at, mail_from, recipient, recipient_name, subject, raw)
				values (now(), 'a@lundi.example', ?, 'Ada', 'Le train', 'To: Ada')
				""").param(ADA.value()).update();
		String link = errand(Purpose.EXPORT, ada);
		suppressions.add(ADA, SuppressionReason.OBJECTION);
		JsonNode export = JsonMapper.shared().readTree(post(link, "").body());
		Map<String, TreeSet<String>> wanted = new TreeMap<>();
		for (Line line : lines()) {
			line.exported()
				.forEach((key) -> wanted.computeIfAbsent(line.section(), (name) -> new TreeSet<>()).add(key));
		}
		assertThat(export.propertyNames()).containsAll(wanted.keySet());
		wanted.forEach((section, columns) -> {
			List<String> present = new ArrayList<>();
			export.get(section).get(0).propertyNames().forEach(present::add);
			assertThat(present).as(section).containsAll(columns);
		});
	}

	@Test
	void whatIsErasedIsSaidOfEveryColumn() throws Exception {
		assertThat(lines()).allSatisfy((line) -> assertThat(line.end()).isNotBlank());
	}

	private static List<Line> lines() throws IOException {
		try (Stream<String> lines = Files.lines(CATALOGUE)) {
			return lines.filter((line) -> line.startsWith("| ") && !line.startsWith("| table"))
				.map((line) -> line.split("\\|"))
				.map((cells) -> new Line(cells[1].strip(), List.of(COMMA.split(cells[2].strip())), cells[3].strip(),
						cells[4].strip()))
				.toList();
		}
	}

	/** A row of the catalogue. */
	private record Line(String table, List<String> names, String export, String end) {

		Stream<String> columns() {
			return names.stream().map((name) -> table + "." + name);
		}

		String section() {
			return export.replaceAll(" as .*", "");
		}

		/**
		 * The keys under which the columns are exported; none when they are not personal.
		 */
		List<String> exported() {
			if (export.equals("–")) {
				return List.of();
			}
			int as = export.indexOf(" as ");
			List<String> keys = (as < 0) ? names : List.of(COMMA.split(export.substring(as + 4)));
			assertThat(keys).hasSameSizeAs(names);
			return keys;
		}

	}

}
