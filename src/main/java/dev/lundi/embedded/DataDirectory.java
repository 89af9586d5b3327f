package dev.lundi.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.Environment;

/** The directory in which an embedded start keeps everything. */
record DataDirectory(Path root) {

	/** The way out of every embedded start that fails. */
	static final String OR_EXTERNAL = "or set spring.datasource.url, .username and .password to a PostgreSQL 15 or newer";

	static DataDirectory of(Environment environment) {
		return new DataDirectory(Path.of(environment.getProperty("lundi.data-dir", "data")));
	}

	Path secret() {
		return root.resolve("secret");
	}

	Path lock() {
		return root.resolve("lundi.lock");
	}

	Path cluster() {
		return root.resolve("postgresql");
	}

	Path binaries() {
		return root.resolve("postgresql-binaries");
	}

	Path databasePassword() {
		return root.resolve("postgresql-password");
	}

	Path samples() {
		return root.resolve("sample");
	}

	void create() {
		try {
			PrivateFiles.createDirectory(root);
		}
		catch (IOException ex) {
			throw unusable(ex);
		}
	}

	/** Says in words why the directory cannot be written. */
	FailureAnalyzedException unusable(IOException cause) {
		return new FailureAnalyzedException(
				"Lundi cannot write to its data directory %s: %s.".formatted(root.toAbsolutePath(), reason(cause)),
				"Make room there, make the directory writable for the user « %s », or name another one with lundi.data-dir."
					.formatted(System.getProperty("user.name")),
				cause);
	}

	private static @Nullable String reason(IOException cause) {
		return switch (cause) {
			case AccessDeniedException denied -> denied.getFile() + ": permission denied";
			case FileAlreadyExistsException file -> file.getFile() + " is a file, not a directory";
			case FileSystemException failed when failed.getReason() == null ->
				failed.getFile() + ": " + failed.getClass().getSimpleName();
			default -> cause.getMessage();
		};
	}

	@Override
	public String toString() {
		return root.toString();
	}

}
