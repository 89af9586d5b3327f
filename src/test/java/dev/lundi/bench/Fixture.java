package dev.lundi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The words of the benchmark's mails: so many that a mail has about 32 KB. */
final class Fixture {

	static final String TITLE = "La balance du marché";

	static final String STANDFIRST = "Elle se trompe de trois cents grammes depuis 1987, et tout le quartier sait de combien. On parle de la remplacer.";

	private Fixture() {
	}

	static String read(String name) {
		try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
