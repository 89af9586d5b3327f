package dev.lundi.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.lundi.rendering.RenderedEmail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mails that somebody has looked at, byte for byte. {@code -Dlundi.golden=write} writes
 * the files that others are compared with; look at them before they are committed.
 */
public final class GoldenMails {

	private static final boolean WRITE = "write".equals(System.getProperty("lundi.golden"));

	private final Path folder;

	/** Those of a package below {@code dev.lundi}. */
	public GoldenMails(String pack) {
		this.folder = Path.of("src/test/resources/dev/lundi", pack, "mails");
	}

	public void compare(String name, RenderedEmail mail) {
		compareFile(name + ".subject.txt", mail.subject() + "\n");
		compareFile(name + ".html", mail.html());
		compareFile(name + ".txt", mail.text());
	}

	private void compareFile(String file, String rendered) {
		try {
			Path golden = this.folder.resolve(file);
			if (WRITE) {
				Files.createDirectories(this.folder);
				Files.writeString(golden, rendered);
			}
			assertThat(rendered).isEqualTo(Files.readString(golden));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
