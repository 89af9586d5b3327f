package dev.lundi.inbox;

import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/** The two headers a list shows, decoded; empty where they are missing or broken. */
record InboxHeaders(String subject, String recipientName) {

	private static final int LONGEST = 500;

	static InboxHeaders of(byte[] raw) {
		try {
			InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(raw), true);
			return new InboxHeaders(decoded(headers.getHeader("Subject", null)), name(headers.getHeader("To", ",")));
		}
		catch (MessagingException ex) {
			return new InboxHeaders("", "");
		}
	}

	private static String name(@Nullable String to) {
		try {
			InternetAddress[] addresses = InternetAddress.parseHeader((to != null) ? to : "", false);
			String name = (addresses.length == 1) ? addresses[0].getPersonal() : null;
			return printable((name != null) ? name : "");
		}
		catch (MessagingException ex) {
			return "";
		}
	}

	static String decoded(@Nullable String value) {
		String unfolded = (value != null) ? MimeUtility.unfold(value) : "";
		try {
			return printable(MimeUtility.decodeText(unfolded));
		}
		catch (UnsupportedEncodingException ex) {
			return printable(unfolded);
		}
	}

	/** PostgreSQL stores neither NUL nor half a surrogate pair; nobody can read them. */
	private static String printable(String value) {
		String readable = value.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}]+", " ").strip();
		return readable.codePointCount(0, readable.length()) <= LONGEST ? readable
				: readable.substring(0, readable.offsetByCodePoints(0, LONGEST));
	}

}
