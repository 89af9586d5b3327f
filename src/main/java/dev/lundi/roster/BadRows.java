package dev.lundi.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of a file that cannot be read, and why. */
@Component
class BadRows {

	private static final int PART = 1000;

	private final JdbcClient db;

	BadRows(JdbcClient db) {
		this.db = db;
	}

	/** The first ones after a line. */
	List<Row.Bad> after(RosterImport roster, long line, int most) {
		return db.sql("""
				select line, field, value, fault from roster_row
				where import = ? and fault is not null and line > ? order by line limit ?
				""")
			.params(roster.id(), line, most)
			.query((row, number) -> new Row.Bad(row.getLong("line"), row.getString("field"), row.getString("value"),
					row.getString("fault")))
			.list();
	}

	/** Writes all of them as a CSV file. */
	void write(RosterImport roster, RosterWords words, OutputStream out) throws IOException {
		CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
		csv.writeRecord("\uFEFF" + words.say("roster.bad.line"), words.say("roster.bad.column"),
				words.say("roster.bad.value"), words.say("roster.bad.reason"));
		List<Row.Bad> part = after(roster, 0, PART);
		while (!part.isEmpty()) {
			part.forEach((bad) -> csv.writeRecord(Long.toString(bad.line()), bad.field(), Cell.harden(bad.value()),
					words.fault(bad)));
			part = after(roster, part.getLast().line(), PART);
		}
		csv.flush();
	}

}
