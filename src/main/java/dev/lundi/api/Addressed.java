package dev.lundi.api;

import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.InvalidAddressException;
import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/** The body of a request about somebody: an address in a URL would stand in logs. */
public record Addressed(@Nullable String email) {

	/**
	 * The address.
	 * @throws ApiProblem when it is none
	 */
	public EmailAddress address() {
		try {
			return EmailAddress.parse((email != null) ? email : "");
		}
		catch (InvalidAddressException ex) {
			throw new ApiProblem(HttpStatus.BAD_REQUEST, Reason.of("api.address").and(ex.reason()));
		}
	}

}
