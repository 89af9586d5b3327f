package dev.lundi.fetch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharsetsTests {

	/** What is said in the header, what in the prolog, and what it is. */
	@ParameterizedTest
	@CsvSource({ "UTF-8, UTF-8, UTF-8", "'', '', UTF-8", "ISO-8859-1, UTF-8, UTF-8", "UTF-8, ISO-8859-1, UTF-8",
			"'', ISO-8859-1, UTF-8", "ISO-8859-1, '', ISO-8859-1", "'', ISO-8859-1, ISO-8859-1",
			"UTF-8, ISO-8859-1, ISO-8859-1", "UTF-8, UTF-8, ISO-8859-1", "'', '', windows-1252", "utf8, x-rien, UTF-8",
			"'', ISO-8859-15, ISO-8859-15", "UTF-16, UTF-16, UTF-8", "'', UTF-16, UTF-16LE", "UTF-8, UTF-8, UTF-16BE",
			"'', '', UTF-16LE" })
	void aTextIsReadWhateverItSaysOfItself(String header, String prolog, String real) {
		var text = "<?xml version='1.0'%s?><a>Été à Nîmes, cœur</a>"
			.formatted(prolog.isEmpty() ? "" : " encoding='%s'".formatted(prolog))
			.replace("œ", "ISO-8859-1".equals(real) ? "oe" : "œ");
		var bytes = text.getBytes(Charset.forName(real));
		var type = header.isEmpty() ? "text/xml" : "text/xml; charset=\"%s\"".formatted(header);
		assertThat(new String(bytes, Charsets.of(bytes, type))).isEqualTo(text);
	}

	@Test
	void oneBrokenOctetDoesNotBreakTheOthers() {
		var bytes = "Été à N?mes".getBytes(StandardCharsets.UTF_8);
		bytes[8] = (byte) 0xEE;
		assertThat(new String(bytes, Charsets.of(bytes, "text/xml; charset=UTF-8"))).startsWith("Été")
			.contains("\uFFFD");
	}

	@Test
	void anEncodingThatHidesInAsciiIsBelieved() {
		var bytes = "月曜日".getBytes(Charset.forName("ISO-2022-JP"));
		assertThat(new String(bytes, Charsets.of(bytes, "text/xml; charset=ISO-2022-JP"))).isEqualTo("月曜日");
	}

	@Test
	void anEmptyTextIsNoObstacle() {
		assertThat(Charsets.of(new byte[0], "")).isEqualTo(StandardCharsets.UTF_8);
	}

}
