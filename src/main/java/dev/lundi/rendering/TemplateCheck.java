package dev.lundi.rendering;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateparser.ITemplateParser;
import org.thymeleaf.templateparser.markup.HTMLTemplateParser;
import org.thymeleaf.templateparser.text.TextTemplateParser;

import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/** Finds what is wrong with templates before the first mail needs them. */
final class TemplateCheck {

	private static final List<String> FILES = List.of("subject.txt", "body.html", "body.txt");

	private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^{}]*)}");

	private static final Pattern WORDS = Pattern.compile("(?:#\\{|#messages\\.msg\\(')\\s*([\\w.-]+)");

	/** What runs an expression's value as an expression: data would become code. */
	private static final Pattern PREPROCESSING = Pattern.compile("__[$#*~@]\\{");

	private final SpelExpressionParser expressions = new SpelExpressionParser();

	private final TemplateFolder folder;

	private final TemplateWords words;

	private final TemplateEngine engine;

	TemplateCheck(TemplateFolder folder, TemplateWords words, TemplateEngine engine) {
		this.folder = folder;
		this.words = words;
		this.engine = engine;
	}

	void run() {
		check("layout.html");
		this.folder.parts().forEach(this::check);
		this.folder.kinds().stream().flatMap(TemplateCheck::filesOf).forEach(this::check);
	}

	static Stream<String> filesOf(String kind) {
		return FILES.stream().map((file) -> kind + "/" + file);
	}

	private void check(String file) {
		List<String> lines = this.folder.read(file).lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			checkLine(file, i + 1, lines.get(i));
		}
		parse(file);
	}

	private void checkLine(String file, int number, String line) {
		if (PREPROCESSING.matcher(line).find()) {
			throw fault(file, number, "__${…}__ would run readers' words as code; write ${…}");
		}
		WORDS.matcher(line)
			.results()
			.map((word) -> word.group(1))
			.filter((word) -> !this.words.contains(word))
			.findFirst()
			.ifPresent((word) -> {
				throw fault(file, number, "messages.properties has no words for \"" + word + "\"");
			});
		Matcher expression = EXPRESSION.matcher(line);
		while (expression.find()) {
			checkExpression(file, number, expression.group(1));
		}
	}

	private void checkExpression(String file, int number, String expression) {
		try {
			this.expressions.parseExpression(expression);
		}
		catch (ParseException | IllegalStateException ex) {
			throw fault(file, number, "${%s}: %s".formatted(expression, ex.getMessage()));
		}
	}

	private TemplateException fault(String file, int line, String cause) {
		return new TemplateException("%s, line %d: %s".formatted(this.folder.nameOf(file), line, cause));
	}

	private void parse(String file) {
		boolean html = file.endsWith(".html");
		ITemplateParser parser = html ? new HTMLTemplateParser(1, 4096) : new TextTemplateParser(1, 4096, true);
		try {
			parser.parseStandalone(this.engine.getConfiguration(), null, file, Set.of(),
					new TemplateSource(file, this.folder.read(file)), html ? TemplateMode.HTML : TemplateMode.TEXT,
					false, new Listener());
		}
		catch (TemplateEngineException ex) {
			throw TemplateFault.in(this.folder, file, ex);
		}
	}

	/** Nothing is done with a template that can be read. */
	private static final class Listener extends AbstractTemplateHandler {

	}

}
