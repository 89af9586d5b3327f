package dev.lundi.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.lundi.api.ApiProblem;
import dev.lundi.reason.Reason;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * A file that a program has sent, in a place of ours.
 *
 * @param hash SHA-256 of how it was sent and of all that is in it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Spool(Path file, long size, byte[] hash) {

	/**
	 * Takes it in.
	 * @param manner what the request says besides
	 * @throws ApiProblem when it is too large, or empty
	 */
	static Spool of(InputStream body, String manner, DataSize most) throws IOException {
		Path file = Files.createTempFile("lundi-roster-", ".csv");
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(manner.getBytes(StandardCharsets.UTF_8));
			long size = copy(new DigestInputStream(body, digest), file, most);
			return new Spool(file, size, digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
		catch (IOException | RuntimeException ex) {
			Files.delete(file);
			throw ex;
		}
	}

	private static long copy(InputStream body, Path file, DataSize most) throws IOException {
		byte[] part = new byte[1 << 16];
		long size = 0;
		try (OutputStream out = Files.newOutputStream(file)) {
			for (int read = body.read(part); read >= 0; read = body.read(part)) {
				size += read;
				if (size > most.toBytes()) {
					throw new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, Reason.of("api.large", most.toMegabytes()));
				}
				out.write(part, 0, read);
			}
		}
		if (size == 0) {
			throw new ApiProblem(HttpStatus.BAD_REQUEST, Reason.of("api.empty"));
		}
		return size;
	}

	void delete() throws IOException {
		Files.deleteIfExists(file);
	}

}
