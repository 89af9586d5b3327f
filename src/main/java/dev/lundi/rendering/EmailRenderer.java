package dev.lundi.rendering;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;

/**
 * Renders the mail that a folder of {@code email-templates/} describes, in one design.
 */
public final class EmailRenderer {

	private static final Logger log = LoggerFactory.getLogger(EmailRenderer.class);

	/** Some issues with their comments. */
	private static final int PROSES = 128;

	private final TemplateFolder folder;

	private final Design design;

	private final StyleSheet styles;

	private final TemplateWords words;

	// Never a bean: Spring Boot's engine for web pages would give way to it.
	private final TemplateEngine engine;

	private final @Nullable Stead stead;

	private final Map<String, Prose> proses = Collections.synchronizedMap(new LinkedHashMap<>(PROSES, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Prose> eldest) {
			return size() > PROSES;
		}

	});

	/**
	 * Reads and checks all templates of a folder.
	 * @throws TemplateException when one of them is broken, or does not know what the
	 * design names
	 */
	EmailRenderer(TemplateFolder templates, Design design) {
		this(templates, design, null);
	}

	/** The same, with another in its stead for mails that fail. */
	EmailRenderer(TemplateFolder templates, Design design, @Nullable Stead stead) {
		this.stead = stead;
		this.folder = templates;
		this.design = design;
		this.styles = StyleSheet.of(this.folder, design);
		this.words = new TemplateWords(this.folder, design.words());
		this.engine = MailTemplateEngine.of(this.folder, this.styles, this.words);
		new TemplateCheck(this.folder, this.words, this.engine).run();
	}

	/** The same with nobody in its stead, so that each holds no more than one other. */
	EmailRenderer alone() {
		return (this.stead == null) ? this : new EmailRenderer(this.folder, this.design);
	}

	/**
	 * Renders one mail.
	 * @param template folder below {@code email-templates/}, such as {@code issue}
	 * @param language of the mail's frame
	 * @param model the record that this template receives, seen there as {@code mail}
	 * @throws TemplateException when the template is broken, naming file, line and cause
	 */
	public RenderedEmail render(String template, Locale language, Record model) {
		try {
			return rendered(template, language, model);
		}
		catch (TemplateException ex) {
			if (this.stead == null) {
				throw ex;
			}
			this.stead.failed().accept(ex);
			return this.stead.good().render(template, language, model);
		}
	}

	private RenderedEmail rendered(String template, Locale language, Record model) {
		Context context = new Context(language);
		context.setVariable("mail", model);
		context.setVariable("design", this.design);
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
	 * Makes sanitised HTML ready for mails. What was made is kept by the words
	 * themselves, so it cannot be out of date.
	 */
	public Prose prose(String sanitisedHtml) {
		return this.proses.computeIfAbsent(sanitisedHtml, (html) -> ProseWriter.write(html, this.styles));
	}

	/**
	 * Who renders what this one cannot.
	 *
	 * @param failed is told why it could not
	 */
	record Stead(EmailRenderer good, Consumer<TemplateException> failed) {
	}

}
