package dev.lundi.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The password of the one account when none is declared: made once, kept in a file. */
record GeneratedPassword(String words, Path keptIn, boolean isNew) {

	/** No letter or digit that looks like another. */
	private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

	private static final int GROUPS = 4;

	private static final int GROUP_LENGTH = 4;

	static GeneratedPassword in(Path dataDir) {
		Path file = dataDir.resolve("password");
		try {
			return Files.exists(file) ? kept(file) : make(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The password of the account cannot be kept in " + file + " (" + ex
					+ "). Let the user who runs Lundi write there, or declare accounts: "
					+ "lundi.accounts.<name>.password and lundi.accounts.<name>.roles", ex);
		}
	}

	private static GeneratedPassword kept(Path file) throws IOException {
		String words = Files.readString(file).strip();
		if (words.isEmpty()) {
			throw new IOException("the file is empty: delete it, and the next start makes a new password");
		}
		return new GeneratedPassword(words, file, false);
	}

	private static GeneratedPassword make(Path file) throws IOException {
		Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
		Path draft = Files.createTempFile(folder, "password", ".new", ownerOnly());
		try {
			String words = generate();
			Files.writeString(draft, words + "\n");
			// A whole file or none: a crash in between must not leave an empty password.
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
			return new GeneratedPassword(words, file, true);
		}
		catch (FileAlreadyExistsException ex) {
			return kept(file);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private static FileAttribute<?>[] ownerOnly() {
		boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	private static String generate() {
		SecureRandom random = new SecureRandom();
		return IntStream.range(0, GROUPS).mapToObj(group -> group(random)).collect(Collectors.joining("-"));
	}

	private static String group(SecureRandom random) {
		return random.ints(GROUP_LENGTH, 0, LETTERS.length())
			.mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
			.collect(Collectors.joining());
	}

	@Override
	public String toString() {
		return "GeneratedPassword[%s]".formatted(keptIn);
	}

}
