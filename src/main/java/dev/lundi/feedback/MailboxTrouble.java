package dev.lundi.feedback;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import dev.lundi.reason.Reason;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Finds the remedy when the mailbox cannot be read. */
final class MailboxTrouble {

	private static final int LONGEST = 300;

	private MailboxTrouble() {
	}

	static MailboxException of(MailboxSettings mailbox, MessagingException cause) {
		String said = mailbox.masked(words(cause)).replaceAll("[\\s.]+$", "");
		Reason unreadable = Reason.of("mailbox", mailbox, said.substring(0, Math.min(said.length(), LONGEST)));
		return new MailboxException(unreadable.and(remedy(cause)), cause);
	}

	private static Reason remedy(MessagingException cause) {
		return switch (cause) {
			case AuthenticationFailedException _ ->
				Reason.of("mailbox.credentials", "lundi.mailbox.username", "lundi.mailbox.password");
			case FolderNotFoundException _ -> Reason.of("mailbox.folder", "lundi.mailbox.folder");
			case ReadOnlyFolderException _ -> Reason.of("mailbox.rights", "lundi.mailbox.folder");
			case MailConnectException _ when isAmong(cause, UnknownHostException.class) ->
				Reason.of("remedy.check_host", "lundi.mailbox.host");
			case MailConnectException _ ->
				Reason.of("remedy.check_address", "lundi.mailbox.host", "lundi.mailbox.port");
			default -> isAmong(cause, SSLException.class) ? ofTls(cause) : ofTalk(cause);
		};
	}

	private static Reason ofTls(Throwable failure) {
		if (isAmong(failure, CertificateExpiredException.class)
				|| isAmong(failure, CertificateNotYetValidException.class)) {
			return Reason.of("remedy.renew_certificate");
		}
		if (isAmong(failure, CertPathBuilderException.class) || isAmong(failure, CertPathValidatorException.class)) {
			return Reason.of("remedy.name_authority", "lundi.mailbox.ssl-bundle");
		}
		return isAmong(failure, CertificateException.class) ? Reason.of("remedy.check_name", "lundi.mailbox.host")
				: port();
	}

	private static Reason ofTalk(Throwable failure) {
		if (words(failure).contains("STARTTLS")) {
			return Reason.of("mailbox.tls", "lundi.mailbox.tls");
		}
		return isAmong(failure, SocketTimeoutException.class) ? port() : Reason.of("mailbox.wait");
	}

	private static Reason port() {
		return Reason.of("mailbox.port", "lundi.mailbox.port", "lundi.mailbox.tls");
	}

	private static boolean isAmong(Throwable failure, Class<? extends Throwable> type) {
		return causes(failure).anyMatch(type::isInstance);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause).limit(20);
	}

	/** The innermost cause that says something. */
	private static String words(Throwable failure) {
		return causes(failure).map(Throwable::getMessage)
			.filter((message) -> message != null && !message.isBlank())
			.reduce((outer, inner) -> inner)
			.orElse("it says nothing");
	}

}
