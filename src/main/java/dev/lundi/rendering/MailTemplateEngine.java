package dev.lundi.rendering;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.processor.SpringHrefTagProcessor;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;

/** Thymeleaf as mails need it: styles inlined once, links checked. */
final class MailTemplateEngine {

	private MailTemplateEngine() {
	}

	static TemplateEngine of(TemplateFolder folder, StyleSheet styles, TemplateWords words) {
		Dialect dialect = new Dialect();
		dialect.setEnableSpringELCompiler(true);
		TemplateEngine engine = new TemplateEngine();
		engine.setDialect(dialect);
		engine.setMessageResolver(words);
		engine.setTemplateResolver(new Resolver(folder, styles));
		return engine;
	}

	/** Finds templates by their file name, whose ending tells HTML from text. */
	private static final class Resolver extends AbstractConfigurableTemplateResolver {

		private final TemplateFolder folder;

		private final StyleSheet styles;

		Resolver(TemplateFolder folder, StyleSheet styles) {
			this.folder = folder;
			this.styles = styles;
		}

		@Override
		protected ITemplateResource computeTemplateResource(IEngineConfiguration configuration, String ownerTemplate,
				String template, String resourceName, String characterEncoding, Map<String, Object> attributes) {
			String source = this.folder.read(template);
			return new TemplateSource(template,
					template.endsWith(".html") ? StyleInliner.inline(source, this.styles) : source);
		}

	}

	/**
	 * The standard words of Thymeleaf, but {@code th:href} writes safe addresses only.
	 */
	private static final class Dialect extends SpringStandardDialect {

		@Override
		public Set<IProcessor> getProcessors(String prefix) {
			return Stream
				.concat(super.getProcessors(prefix).stream()
					.filter((processor) -> !(processor instanceof SpringHrefTagProcessor)),
						Stream.of(new SafeHrefProcessor(prefix)))
				.collect(Collectors.toUnmodifiableSet());
		}

	}

}
