package dev.lundi.relay;

import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/** Finds the remedy when a relay cannot be used. */
final class OpeningTrouble {

	/**
	 * The relay said something that it was not asked, such as after the word that TLS
	 * begins.
	 */
	static final class SpokenOutOfTurn extends SSLException {

		SpokenOutOfTurn() {
			super("the relay spoke out of turn");
		}

	}

	private OpeningTrouble() {
	}

	static RelayException of(RelaySettings relay, RelayStep step, Reply reply, Throwable cause) {
		Reply told = (reply.code() >= 400) ? relay.masked(reply) : Reply.none(words(cause));
		return of(relay, step, told, remedy(step, reply, cause), cause);
	}

	static RelayException of(RelaySettings relay, RelayStep step, Reply told, RelayRemedy remedy, Throwable cause) {
		return new RelayException(relay, RelayTestReport.Step.failed(step, told, remedy, relay), cause);
	}

	private static RelayRemedy remedy(RelayStep step, Reply reply, Throwable cause) {
		if (reply.code() >= 400 && reply.code() < 500) {
			return RelayRemedy.WAIT;
		}
		if (isAmong(cause, SpokenOutOfTurn.class)) {
			return RelayRemedy.SUSPECT_TAMPERING;
		}
		boolean refused = reply.code() >= 500;
		return switch (step) {
			case RESOLVE -> RelayRemedy.CHECK_HOST;
			case CONNECT -> RelayRemedy.CHECK_ADDRESS;
			case GREETING, EHLO -> refused ? RelayRemedy.ASK_OPERATOR : RelayRemedy.CHECK_PORT;
			case TLS -> refused ? RelayRemedy.CHECK_TLS : ofTls(cause);
			case AUTH -> refused ? RelayRemedy.CHECK_CREDENTIALS : RelayRemedy.WAIT;
			case SENDER, GOODBYE -> refused ? RelayRemedy.ALLOW_SENDER : RelayRemedy.WAIT;
		};
	}

	private static RelayRemedy ofTls(Throwable failure) {
		if (isAmong(failure, CertificateExpiredException.class)
				|| isAmong(failure, CertificateNotYetValidException.class)) {
			return RelayRemedy.RENEW_CERTIFICATE;
		}
		if (isAmong(failure, CertPathBuilderException.class) || isAmong(failure, CertPathValidatorException.class)) {
			return RelayRemedy.NAME_AUTHORITY;
		}
		if (isAmong(failure, CertificateException.class)) {
			return RelayRemedy.CHECK_NAME;
		}
		boolean aboutVersion = words(failure).toLowerCase(Locale.ROOT).matches(".*(version|handshake_failure).*");
		return aboutVersion ? RelayRemedy.UPDATE_TLS : RelayRemedy.CHECK_PORT;
	}

	private static boolean isAmong(Throwable failure, Class<? extends Throwable> type) {
		return causes(failure).anyMatch(type::isInstance);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause).limit(20);
	}

	/** The innermost cause that says something. */
	private static String words(Throwable failure) {
		Throwable root = causes(failure).reduce(failure,
				(outer, inner) -> (inner.getMessage() != null) ? inner : outer);
		String message = String.valueOf(root.getMessage());
		return (root instanceof SocketTimeoutException) ? "it took too long (%s)".formatted(message) : message;
	}

}
