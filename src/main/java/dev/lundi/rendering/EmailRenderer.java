package dev.lundi.rendering;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;

/** Renders the mail that a folder of {@code email-templates/} describes. */
public final class EmailRenderer {

	private static final Logger log = LoggerFactory.getLogger(EmailRenderer.class);

	private final TemplateFolder folder;

	private final StyleSheet styles;

	private final TemplateWords words;

	// Never a bean: Spring Boot's engine for web pages would give way to it.
	private final TemplateEngine engine;

	/**
	 * Reads and checks all templates of a folder; without that folder, those inside the
	 * jar.
	 * @throws TemplateException when one of them is broken
	 */
	public EmailRenderer(Path templates) {
		this.folder = TemplateFolder.at(templates);
		this.styles = StyleSheet.of(this.folder);
		this.words = new TemplateWords(this.folder);
		this.engine = MailTemplateEngine.of(this.folder, this.styles, this.words);
		new TemplateCheck(this.folder, this.words, this.engine).run();
	}

	/**
	 * Renders one mail.
	 * @param template folder below {@code email-templates/}, such as {@code issue}
	 * @param language of the mail's frame
	 * @param model the record that this template receives, seen there as {@code mail}
	 * @throws TemplateException when the template is broken, naming file, line and cause
	 */
	public RenderedEmail render(String template, Locale language, Record model) {
		Context context = new Context(language);
		context.setVariable("mail", model);
		context.setVariable("text", new TextFormat(language, this.words));
		return new RenderedEmail(PlainText.line(process(template + "/subject.txt", context)),
				PlainText.withoutControls(process(template + "/body.html", context)),
				PlainText.tidy(process(template + "/body.txt", context)));
	}

	/**
	 * Renders the mail of all readers of one variant at once. Costly: once per issue.
	 * @param model makes the record that this template receives for a reader
	 * @return empty when the template makes more of its reader's own values than to write
	 * them, so that each mail must be rendered
	 * @throws TemplateException when the template is broken, naming file, line and cause
	 */
	public Optional<Stencil> stencil(String template, Variant variant, Function<Personal, ? extends Record> model) {
		ModelPaths paths = ModelPaths.between(model.apply(new Personal("a", "https://a", "https://a/p")),
				model.apply(new Personal("b", "https://b", "https://b/p")));
		Optional<String> use = PersonalUse.find(this.folder, template, paths);
		Optional<Stencil> stencil = use.isPresent() ? Optional.empty()
				: new StencilCutter((reader) -> render(template, variant.language(), model.apply(reader)),
						variant.named())
					.cut();
		if (stencil.isEmpty()) {
			log.info("Mails of '{}' ({}) are rendered one by one, which is slower: {}", template, variant,
					use.orElse("their lines depend on their reader"));
		}
		return stencil;
	}

	private String process(String file, Context context) {
		try {
			return this.engine.process(file, context);
		}
		catch (TemplateEngineException ex) {
			throw TemplateFault.in(this.folder, file, ex);
		}
	}

	/**
	 * Makes sanitised HTML ready for mails. Costly: once per issue, not per recipient.
	 */
	public Prose prose(String sanitisedHtml) {
		return ProseWriter.write(sanitisedHtml, this.styles);
	}

}
