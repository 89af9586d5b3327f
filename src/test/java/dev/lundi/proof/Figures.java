package dev.lundi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** One line of figures per proof: on the terminal and in {@code target/proof.txt}. */
public final class Figures {

	private static final Path FILE = Path.of("target", "proof.txt");

	private final String check;

	private final long start = System.nanoTime();

	public Figures(String check) {
		this.check = check;
	}

	public void say(String words) {
		double seconds = (System.nanoTime() - start) / 1e9;
		String line = String.format(Locale.ROOT, "%-4s %6.1f s  %s", check, seconds, words);
		System.out.println(line);
		try {
			Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
