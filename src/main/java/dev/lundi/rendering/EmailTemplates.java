package dev.lundi.rendering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The mail templates of this installation, with a renderer for every design. Whoever
 * works on templates has them read again when a file changes; a broken one is named, and
 * does not take the place of a good one.
 */
public final class EmailTemplates {

	private final Path path;

	private final boolean reloads;

	private TemplateEdition edition;

	/** The last one before it of which no mail failed. */
	private TemplateEdition good;

	private long stamp;

	private int version;

	private @Nullable String fault;

	/**
	 * Reads and checks all templates of a folder once.
	 * @throws TemplateException when one of them is broken
	 */
	public EmailTemplates(Path templates) {
		this(templates, false);
	}

	/**
	 * Reads and checks all templates of a folder; without that folder, those inside the
	 * jar.
	 * @param reloads whether they are read again when a file of the folder changes
	 * @throws TemplateException when one of them is broken
	 */
	public EmailTemplates(Path templates, boolean reloads) {
		this.path = templates;
		this.reloads = reloads && Files.isDirectory(templates);
		this.stamp = this.reloads ? TemplateFolder.stamp(templates) : 0;
		this.edition = new TemplateEdition(TemplateFolder.at(templates));
		this.good = this.edition;
		this.edition.renderer(Design.PLAIN);
	}

	/**
	 * Renders mails in that design.
	 * @throws TemplateException when it was never {@link #check checked} and is wrong
	 */
	public synchronized EmailRenderer renderer(Design design) {
		refresh();
		return edition.renderer(design);
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

	/** Whether changed files are read again. */
	public boolean reloads() {
		return reloads;
	}

	/** Another number whenever mails may look different, or fail for another reason. */
	public synchronized int version() {
		refresh();
		return version;
	}

	/**
	 * Why the files as they are now cannot be used: file, line and cause. What was good
	 * before still serves.
	 */
	public synchronized Optional<String> fault() {
		return Optional.ofNullable(fault);
	}

	private void refresh() {
		long seen = stamp();
		if (seen != stamp) {
			stamp = seen;
			version++;
			good = (fault == null) ? edition : good;
			try {
				edition = good.followedBy(TemplateFolder.at(path), this::failed);
				fault = null;
			}
			catch (TemplateException ex) {
				edition = good;
				failed(ex);
			}
		}
	}

	/** A file that vanishes while we look is one that is being saved: next time then. */
	private long stamp() {
		try {
			return reloads ? TemplateFolder.stamp(path) : stamp;
		}
		catch (TemplateException ex) {
			return stamp;
		}
	}

	/** Some mistakes show only when a mail is rendered. */
	private synchronized void failed(TemplateException broken) {
		fault = broken.getMessage();
	}

}
