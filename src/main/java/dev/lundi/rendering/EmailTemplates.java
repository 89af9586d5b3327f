package dev.lundi.rendering;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The mail templates of this installation, with a renderer for every design. */
public final class EmailTemplates {

	private final TemplateFolder folder;

	private final Map<Design, EmailRenderer> renderers = new ConcurrentHashMap<>();

	/**
	 * Reads and checks all templates of a folder; without that folder, those inside the
	 * jar.
	 * @throws TemplateException when one of them is broken
	 */
	public EmailTemplates(Path templates) {
		this.folder = TemplateFolder.at(templates);
		renderer(Design.PLAIN);
	}

	/**
	 * Renders mails in that design.
	 * @throws TemplateException when it was never {@link #check checked} and is wrong
	 */
	public EmailRenderer renderer(Design design) {
		return this.renderers.computeIfAbsent(design, (missing) -> new EmailRenderer(this.folder, missing));
	}

	/**
	 * Sees whether the templates can serve a design.
	 * @param property under which it was declared, which errors begin with
	 * @throws TemplateException when they do not know what it names, or nobody could read
	 * its colours
	 */
	public void check(String property, Design design) {
		try {
			renderer(design);
		}
		catch (TemplateException ex) {
			throw new TemplateException("%s: %s".formatted(property, ex.getMessage()), ex);
		}
	}

}
