package dev.lundi.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Keeps a second Lundi off the same data directory: a lock of the operating system, which
 * ends with the process however it ends.
 */
final class InstallationLock implements AutoCloseable {

	/**
	 * Closing any channel on a file drops all POSIX locks that the process holds on it,
	 * so this process must not open a second one.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	/** Behind the content, because Windows hides locked bytes from readers. */
	private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

	private final Path file;

	private final FileChannel channel;

	private InstallationLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * @throws FailureAnalyzedException when another Lundi holds the lock
	 */
	static InstallationLock acquire(DataDirectory directory) throws IOException {
		Path file = directory.root().toRealPath().resolve(directory.lock().getFileName());
		if (!HELD.add(file)) {
			throw taken(directory);
		}
		try {
			return new InstallationLock(file, lock(file, directory));
		}
		catch (IOException | RuntimeException ex) {
			HELD.remove(file);
			throw ex;
		}
	}

	private static FileChannel lock(Path file, DataDirectory directory) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
				throw taken(directory);
			}
			channel.truncate(0);
			channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
			return channel;
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	private static FailureAnalyzedException taken(DataDirectory directory) throws IOException {
		return new FailureAnalyzedException(
				"Another Lundi (process %s) is already running on %s/."
					.formatted(Files.readString(directory.lock()).strip(), directory.root().toAbsolutePath()),
				"Stop it first, or give this one a directory of its own with lundi.data-dir. "
						+ "Several Lundis can share one database: set spring.datasource.url for each of them.");
	}

	@Override
	public void close() throws IOException {
		channel.close();
		HELD.remove(file);
	}

}
