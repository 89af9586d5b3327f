package dev.lundi.embedded;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;

import org.springframework.core.io.Resource;

/** The sample newsletter's readers, from a CSV file (RFC 4180) with a header. */
final class SampleReaders {

	private SampleReaders() {
	}

	static List<NewSubscriber> read(Resource file) {
		try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
				CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
			return rows.stream().map(SampleReaders::reader).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The sample readers cannot be read from " + file, ex);
		}
	}

	private static NewSubscriber reader(NamedCsvRecord row) {
		String name = row.getField("name");
		return new NewSubscriber(EmailAddress.parse(row.getField("email")), name.isEmpty() ? null : name,
				Locale.forLanguageTag(row.getField("language")));
	}

}
