package dev.lundi.feedback;

import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;

/** What is read of a mail: some of its header fields, and never its body. */
final class MailHead {

	/** The names of the fields, as IMAP wants them. */
	static final String FIELDS = "FROM SUBJECT RETURN-PATH AUTO-SUBMITTED PRECEDENCE X-AUTOREPLY";

	/** Some programs hand over the subject of a mailto link as it stands in it. */
	private static final Pattern WISH = Pattern
		.compile("(?i:\\bunsubscribe)(?:\\s|%20)+([A-Za-z0-9_-]{20,400})(?![\\w-])");

	private static final Pattern DAEMON = Pattern.compile("(?i)(^|[\\s<\"])mailer-daemon([@>\"\\s]|$)");

	/** {@code no}, with parameters or comments or without (RFC 3834 §5). */
	private static final Pattern BY_HAND = Pattern.compile("(?is)\\s*no\\s*([;(].*)?");

	private final InternetHeaders fields;

	private MailHead(InternetHeaders fields) {
		this.fields = fields;
	}

	/** What cannot be read has no fields. */
	static MailHead read(byte[] octets) {
		try {
			return new MailHead(new InternetHeaders(new ByteArrayInputStream(octets)));
		}
		catch (MessagingException ex) {
			return new MailHead(new InternetHeaders());
		}
	}

	/**
	 * Whether a program wrote it that answers by itself (RFC 3834): what it repeats is
	 * nobody's wish.
	 */
	boolean isAutomatic() {
		return !isByHand() || "<>".equals(field("Return-Path").strip()) || fields.getHeader("X-Autoreply") != null
				|| field("Precedence").strip().toLowerCase(Locale.ROOT).matches("bulk|junk")
				|| DAEMON.matcher(field("From")).find();
	}

	private boolean isByHand() {
		String submitted = field("Auto-Submitted");
		return submitted.isBlank() || BY_HAND.matcher(submitted).matches();
	}

	/** The token that follows "unsubscribe" in the subject. */
	Optional<String> token() {
		Matcher wish = WISH.matcher(decoded(MimeUtility.unfold(field("Subject"))));
		return wish.find() ? Optional.of(wish.group(1)) : Optional.empty();
	}

	/** Encoded words (RFC 2047) are a stranger's, and so are their charsets. */
	private static String decoded(String subject) {
		try {
			return MimeUtility.decodeText(subject);
		}
		catch (UnsupportedEncodingException | RuntimeException ex) {
			return subject;
		}
	}

	/** The first of that name; empty when there is none. */
	private String field(String name) {
		return Objects.requireNonNullElse(fields.getHeader(name, null), "");
	}

}
