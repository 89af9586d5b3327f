package dev.lundi.rendering;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The templates as their files were at one moment, with a renderer for every design. */
final class TemplateEdition {

	private final Map<Design, EmailRenderer> renderers = new ConcurrentHashMap<>();

	private final Function<Design, EmailRenderer> maker;

	private TemplateEdition(Function<Design, EmailRenderer> maker) {
		this.maker = maker;
	}

	TemplateEdition(TemplateFolder folder) {
		this((design) -> new EmailRenderer(folder, design));
	}

	/**
	 * Reads and checks changed files, for all designs in use. What they cannot render,
	 * this edition does.
	 * @param failed is told why
	 * @throws TemplateException when one of the files is broken
	 */
	TemplateEdition followedBy(TemplateFolder folder, Consumer<TemplateException> failed) {
		TemplateEdition next = new TemplateEdition((design) -> new EmailRenderer(folder, design,
				new EmailRenderer.Stead(renderer(design).alone(), failed)));
		renderers.keySet().forEach(next::renderer);
		return next;
	}

	EmailRenderer renderer(Design design) {
		return renderers.computeIfAbsent(design, maker);
	}

}
