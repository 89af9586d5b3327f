package dev.lundi.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code instance} in the data folder: what this installation knows of its
 * database, kept where a backup of that database cannot set it back.
 */
final class InstanceFile {

	private static final Pattern CONTENT = Pattern.compile("id=([0-9a-f-]{36})\nbeat=(\\d{1,18})\n");

	private final Path file;

	InstanceFile(Path dataDir) {
		this.file = dataDir.toAbsolutePath().resolve("instance");
	}

	/** What it says; nothing when it is not there, or damaged. */
	Optional<InstanceMark> read() throws IOException {
		try {
			Matcher content = CONTENT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
			return content.matches()
					? Optional.of(new InstanceMark(UUID.fromString(content.group(1)), Long.parseLong(content.group(2))))
					: Optional.empty();
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	/** Replaces it at once and whole: a crash leaves the old one or the new one. */
	void write(InstanceMark mark) throws IOException {
		Path folder = Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
		Path draft = Files.createTempFile(folder, "instance", ".new", ownerOnly("rw-------"));
		try {
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
				channel.write(ByteBuffer
					.wrap("id=%s\nbeat=%d\n".formatted(mark.id(), mark.beat()).getBytes(StandardCharsets.US_ASCII)));
				channel.force(true);
			}
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private static FileAttribute<?>[] ownerOnly(String permissions) {
		boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	@Override
	public String toString() {
		return file.toString();
	}

}
