package dev.lundi.rendering;

import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.parser.ParseException;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.ThrowingCSSParseErrorHandler;

/** Reads CSS, and names the line of the first mistake. */
final class StyleSheetParser {

	private StyleSheetParser() {
	}

	static CascadingStyleSheet parse(String css, String file) {
		CSSReaderSettings settings = new CSSReaderSettings().setBrowserCompliantMode(false)
			.setCustomErrorHandler(new ThrowingCSSParseErrorHandler())
			.setCustomExceptionHandler((ex) -> {
				throw broken(file, ex);
			});
		CascadingStyleSheet sheet = CSSReader.readFromStringReader(css, settings);
		if (sheet == null) {
			throw new TemplateException("%s cannot be understood as CSS".formatted(file));
		}
		return sheet;
	}

	private static TemplateException broken(String file, ParseException ex) {
		int line = ex.currentToken == null ? 1 : ex.currentToken.beginLine;
		String cause = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
		return new TemplateException("%s, line %d: %s".formatted(file, line, cause), ex);
	}

}
