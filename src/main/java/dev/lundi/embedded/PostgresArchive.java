package dev.lundi.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL on the class path, made for one operating system and processor. */
final class PostgresArchive {

	private final byte[] content;

	private PostgresArchive(byte[] content) {
		this.content = content;
	}

	/**
	 * @throws FailureAnalyzedException when there is none for this computer
	 */
	static PostgresArchive forThisComputer() throws IOException {
		return named(System.getProperty("os.name"), System.getProperty("os.arch"));
	}

	static PostgresArchive named(String system, String processor) throws IOException {
		try (InputStream archive = PostgresArchive.class.getResourceAsStream(resource(system, processor))) {
			if (archive == null) {
				throw missing(system, processor);
			}
			return new PostgresArchive(archive.readAllBytes());
		}
	}

	private static String resource(String system, String processor) {
		String family = system.toLowerCase(Locale.ROOT);
		return "/postgres-%s-%s.txz".formatted(
				family.startsWith("windows") ? "windows" : family.startsWith("mac") ? "darwin" : family,
				processor.equals("aarch64") ? "arm_64" : processor.equals("amd64") ? "x86_64" : processor);
	}

	private static FailureAnalyzedException missing(String system, String processor) {
		return new FailureAnalyzedException(
				"This Lundi carries no PostgreSQL for %s on %s.".formatted(system, processor),
				"Build Lundi on this computer with ./mvnw package, which picks the PostgreSQL for it, %s."
					.formatted(DataDirectory.OR_EXTERNAL));
	}

	/**
	 * Unpacks the programs below a directory unless they are there, and removes those of
	 * other versions.
	 */
	Path unpackBelow(Path directory) throws IOException {
		Path home = directory.resolve(fingerprint());
		if (Files.notExists(home)) {
			PrivateFiles.createDirectory(directory);
			removeOthers(directory);
			Path draft = Files.createTempDirectory(directory, "unpacking-");
			unpack(draft);
			publish(draft, home);
		}
		return home;
	}

	private String fingerprint() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void removeOthers(Path directory) throws IOException {
		try (var children = Files.list(directory)) {
			for (Path child : children.toList()) {
				FileSystemUtils.deleteRecursively(child);
			}
		}
	}

	private void unpack(Path directory) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(content)))) {
			TarArchiveEntry entry;
			while ((entry = tar.getNextEntry()) != null) {
				unpack(entry, tar, directory.resolve(entry.getName()));
			}
		}
	}

	private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.getParent());
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(content, target);
		if (PrivateFiles.POSIX && (entry.getMode() & 0100) != 0) {
			Set<PosixFilePermission> executable = PosixFilePermissions.fromString("rwxr-xr-x");
			Files.setPosixFilePermissions(target, executable);
		}
	}

	private static void publish(Path draft, Path home) throws IOException {
		try {
			Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (FileAlreadyExistsException ex) {
			FileSystemUtils.deleteRecursively(draft);
		}
		catch (FileSystemException ex) {
			FileSystemUtils.deleteRecursively(draft);
			if (Files.notExists(home)) {
				throw ex;
			}
		}
	}

}
