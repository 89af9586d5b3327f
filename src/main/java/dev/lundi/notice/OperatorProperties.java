package dev.lundi.notice;

import java.util.List;
import java.util.stream.IntStream;

import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.InvalidAddressException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Who is told when something goes wrong.
 *
 * @param operators addresses that get a mail when a run or a mailing waits for an
 * operator
 */
@ConfigurationProperties("lundi")
record OperatorProperties(@DefaultValue List<String> operators) {

	/**
	 * Their addresses.
	 * @throws FailureAnalyzedException when one is none
	 */
	List<EmailAddress> addresses() {
		return IntStream.range(0, operators.size()).mapToObj(this::address).toList();
	}

	private EmailAddress address(int index) {
		try {
			return EmailAddress.parse(operators.get(index));
		}
		catch (InvalidAddressException ex) {
			String property = "lundi.operators[%d]".formatted(index);
			throw new FailureAnalyzedException(property + " is not an address.",
					"Set it, for example: %s=technique@example.org".formatted(property), ex);
		}
	}

}
