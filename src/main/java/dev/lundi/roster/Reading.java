package dev.lundi.roster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lundi.consent.Consents;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.Suppressions;

import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first step: reads a file into a table of its own, row by row, and counts what an
 * import would do. Nothing of it is there before all of it is.
 */
@Component
class Reading {

	/** In characters; what is longer has a quote that nobody closed. */
	private static final int LONGEST_ROW = 1 << 16;

	private static final int ROWS_BETWEEN_NOTES = 20_000;

	private final DataSource dataSource;

	private final RosterImports imports;

	private final Fates fates;

	private final Newsletters newsletters;

	private final Suppressions suppressions;

	private final Consents consents;

	private final Clock clock;

	Reading(DataSource dataSource, RosterImports imports, Fates fates, Newsletters newsletters,
			Suppressions suppressions, Consents consents, Clock clock) {
		this.dataSource = dataSource;
		this.imports = imports;
		this.fates = fates;
		this.newsletters = newsletters;
		this.suppressions = suppressions;
		this.consents = consents;
		this.clock = clock;
	}

	/**
	 * Reads the file.
	 * @throws UnreadableFileException when it is no roster
	 */
	@Transactional
	public void read(RosterImport roster, RosterFile file) throws IOException {
		if (imports.lock(roster)) {
			char separator = file.separator();
			List<String> ignored = copy(roster, file, separator);
			fates.analyze();
			imports.read(roster, new RosterImport.Form(charset(file), String.valueOf(separator), ignored),
					fates.tally(roster));
		}
	}

	private static String charset(RosterFile file) {
		return file.charset().name()
				+ ((file.charset().equals(StandardCharsets.UTF_8) && file.isMarked()) ? " BOM" : "");
	}

	/** Gives the columns that were ignored. */
	private List<String> copy(RosterImport roster, RosterFile file, char separator) throws IOException {
		Progress progress = new Progress(roster, file);
		CsvReader<CsvRecord> records = CsvReader.builder()
			.fieldSeparator(separator)
			.maxBufferSize(LONGEST_ROW)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.allowUnclosedQuote(false)
			.ofCsvRecord(file.text());
		Connection connection = DataSourceUtils.getConnection(dataSource);
		try (RowCopy copy = new RowCopy(connection, roster, suppressions, consents)) {
			List<String> ignored = copy(roster, records, progress, copy);
			copy.finish();
			return ignored;
		}
		catch (CsvParseException ex) {
			throw new UnreadableFileException("quote", Long.toString(progress.line));
		}
		catch (SQLException ex) {
			throw new IOException("The rows cannot be copied", ex);
		}
		finally {
			DataSourceUtils.releaseConnection(connection, dataSource);
		}
	}

	private List<String> copy(RosterImport roster, Iterable<CsvRecord> records, Progress progress, RowCopy copy)
			throws IOException, SQLException {
		Header header = null;
		RowCheck check = null;
		for (CsvRecord record : records) {
			progress.note(record);
			if (check != null) {
				write(check, record, copy);
			}
			else if (!isHint(record)) {
				header = Header.of(record.getFields());
				check = new RowCheck(newsletters.get(roster.newsletter()), header, clock.instant());
			}
		}
		if (header == null) {
			throw new UnreadableFileException("empty", "");
		}
		return header.ignored();
	}

	/** By which Excel is told of the separator. */
	private static boolean isHint(CsvRecord record) {
		return record.getField(0).startsWith("sep=");
	}

	private static void write(RowCheck check, CsvRecord record, RowCopy copy) throws SQLException {
		List<String> cells = record.getFields();
		if (!cells.stream().allMatch(String::isBlank)) {
			copy.write(check.check(record.getStartingLineNumber(), cells));
		}
	}

	/** Says now and then how far the reading has come. */
	private final class Progress {

		private final RosterImport roster;

		private final RosterFile file;

		private long line;

		private int rows;

		Progress(RosterImport roster, RosterFile file) {
			this.roster = roster;
			this.file = file;
		}

		private void note(CsvRecord record) throws IOException {
			line = record.getStartingLineNumber();
			if (++rows % ROWS_BETWEEN_NOTES == 0) {
				imports.stir(roster, file.position());
			}
		}

	}

}
