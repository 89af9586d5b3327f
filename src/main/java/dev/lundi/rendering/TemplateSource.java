package dev.lundi.rendering;

import java.io.Reader;
import java.io.StringReader;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.templateresource.ITemplateResource;

/** A template that has been read, under the name by which errors call it. */
record TemplateSource(String file, String content) implements ITemplateResource {

	@Override
	public String getDescription() {
		return this.file;
	}

	@Override
	public @Nullable String getBaseName() {
		return null;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public Reader reader() {
		return new StringReader(this.content);
	}

	@Override
	public ITemplateResource relative(String location) {
		throw new UnsupportedOperationException("Templates have no neighbour " + location);
	}

}
