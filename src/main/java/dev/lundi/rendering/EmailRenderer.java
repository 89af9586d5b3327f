package dev.lundi.rendering;

import java.util.Locale;

/** Renders the mail that a folder of {@code email-templates/} describes. */
public interface EmailRenderer {

	/**
	 * Renders one mail.
	 * @param template folder below {@code email-templates/}, such as {@code issue}
	 * @param language of the mail's frame
	 * @param model the record that this template receives, seen there as {@code mail}
	 * @throws TemplateException when the template is broken, naming file, line and cause
	 */
	RenderedEmail render(String template, Locale language, Record model);

	/**
	 * Makes sanitised HTML ready for mails. Costly: once per issue, not per recipient.
	 */
	Prose prose(String sanitisedHtml);

}
