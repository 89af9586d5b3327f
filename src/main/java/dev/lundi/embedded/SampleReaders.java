package dev.lundi.embedded;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.springframework.core.io.Resource;

/** The sample newsletter's readers, from a CSV file (RFC 4180) with a header. */
final class SampleReaders {

	private SampleReaders() {
	}

	static List<SampleReader> read(Resource file) {
		try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
				CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
			return rows.stream().map(SampleReaders::reader).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The sample readers cannot be read from " + file, ex);
		}
	}

	private static SampleReader reader(NamedCsvRecord row) {
		return new SampleReader(row.getField("email"), row.getField("name"), row.getField("language"));
	}

}
