package dev.lundi.roster;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;

import dev.lundi.api.ApiProblem;
import dev.lundi.reason.Reason;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes in the files that programs send, up to what an operator may upload. */
@Component
class Spools {

	private static final Set<String> TYPES = Set.of("text/csv", "text/plain", "application/octet-stream");

	private final DataSize most;

	Spools(@Value("${spring.servlet.multipart.max-file-size}") DataSize most) {
		this.most = most;
	}

	Spool take(HttpServletRequest request, String manner) throws IOException {
		requireCsv(Objects.requireNonNullElse(request.getContentType(), ""));
		return Spool.of(request.getInputStream(), manner, most);
	}

	/** A form with a file in it would be read as a file. */
	private static void requireCsv(String type) {
		try {
			MediaType media = MediaType.parseMediaType(type);
			if (TYPES.contains(media.getType() + "/" + media.getSubtype())) {
				return;
			}
		}
		catch (InvalidMediaTypeException ex) {
			// Neither is that CSV.
		}
		throw new ApiProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Reason.of("api.csv"));
	}

}
