package dev.lundi.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Directories and secrets that only the user who runs Lundi may read. */
final class PrivateFiles {

	static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	private PrivateFiles() {
	}

	static void createDirectory(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			Files.createDirectories(directory, ownerOnly());
		}
	}

	private static FileAttribute<?>[] ownerOnly() {
		if (!POSIX) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) };
	}

	/** Reads a secret of 32 random bytes in hexadecimal; makes it the first time. */
	static String readOrCreateSecret(Path file) throws IOException {
		if (Files.notExists(file)) {
			byte[] secret = new byte[32];
			new SecureRandom().nextBytes(secret);
			create(file, HexFormat.of().formatHex(secret) + "\n");
		}
		return Files.readString(file).strip();
	}

	/** The file appears whole or not at all, and the first of two writers wins. */
	private static void create(Path file, String content) throws IOException {
		// Temporary files are born with mode 600.
		Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new");
		try {
			Files.writeString(draft, content, StandardCharsets.US_ASCII);
			flush(draft);
			publish(draft, file);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private static void flush(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	private static void publish(Path draft, Path file) throws IOException {
		try {
			Files.createLink(file, draft);
		}
		catch (FileAlreadyExistsException ex) {
			return; // another start was first, and its secret counts
		}
		catch (UnsupportedOperationException | FileSystemException ex) {
			Files.move(draft, file); // no hard links here, as on exFAT
		}
	}

}
