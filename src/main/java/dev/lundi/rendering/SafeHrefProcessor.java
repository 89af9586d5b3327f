package dev.lundi.rendering;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.spring6.processor.SpringHrefTagProcessor;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * Writes {@code th:href} for web and mail addresses, and drops it for {@code javascript:}
 * and its like: addresses come from feeds and comments.
 */
final class SafeHrefProcessor extends AbstractStandardExpressionAttributeTagProcessor {

	SafeHrefProcessor(String prefix) {
		super(TemplateMode.HTML, prefix, SpringHrefTagProcessor.ATTR_NAME, SpringHrefTagProcessor.ATTR_PRECEDENCE,
				true);
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String value,
			@Nullable Object address, IElementTagStructureHandler structure) {
		String link = PlainText.link(address == null ? "" : address.toString());
		if (!link.isEmpty()) {
			structure.setAttribute("href", HtmlEscape.escapeHtml4Xml(link));
		}
	}

}
