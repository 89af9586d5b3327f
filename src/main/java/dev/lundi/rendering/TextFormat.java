package dev.lundi.rendering;

import java.text.Bidi;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** What templates can call as {@code text}. */
final class TextFormat {

	private static final Pattern ISOLATES = Pattern.compile("[\\u2066-\\u2069]");

	private static final char FIRST_STRONG_ISOLATE = '\u2068';

	private static final char POP_ISOLATE = '\u2069';

	private final Locale language;

	private final TemplateWords words;

	TextFormat(Locale language, TemplateWords words) {
		this.language = language;
		this.words = words;
	}

	/** A day in words; some languages write the first of a month in their own way. */
	public String date(LocalDate date) {
		String pattern = this.words.of(date.getDayOfMonth() == 1 ? "date.first" : "date", this.language);
		return DateTimeFormatter.ofPattern(pattern, this.language).format(date);
	}

	/** An hour as people say it; some languages have their own way with full ones. */
	public String time(LocalTime time) {
		String pattern = this.words.of(time.getMinute() == 0 ? "date.hour" : "date.time", this.language);
		return DateTimeFormatter.ofPattern(pattern, this.language).format(time);
	}

	/** Somebody's name in one line, unable to turn around the words beside it. */
	public String name(String name) {
		String line = ISOLATES.matcher(PlainText.line(name)).replaceAll("");
		return Bidi.requiresBidi(line.toCharArray(), 0, line.length()) ? FIRST_STRONG_ISOLATE + line + POP_ISOLATE
				: line;
	}

	/** One paragraph in lines of 72. */
	public String wrap(String paragraph) {
		return TextWrap.wrap(PlainText.line(paragraph), TextWrap.WIDTH);
	}

	/** Every line as a quotation. */
	public String quote(String lines) {
		return TextWrap.prefix(lines, "> ", "> ");
	}

	/** A title above a line of the given character. */
	public String title(String title, String character) {
		return TextWrap.underline(PlainText.line(title), character, TextWrap.WIDTH);
	}

	/** Capitals, as the language makes them. */
	public String capitals(String words) {
		return words.toUpperCase(this.language);
	}

	/** A web or mail address; nothing for anything else. */
	public String link(String address) {
		return PlainText.link(address);
	}

}
