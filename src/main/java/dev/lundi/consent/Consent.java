package dev.lundi.consent;

import java.util.Locale;
import java.util.Objects;

import dev.lundi.mail.EmailAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A word that somebody gave, or took back, on being sent a newsletter.
 *
 * @param newsletter its slug
 */
public record Consent(Giver giver, String newsletter, Action action, Occasion occasion) {

	/** Who gave it. */
	public record Giver(long subscriber, EmailAddress email) {
	}

	/** What it did. */
	public enum Action {

		/** Asked for the newsletter. */
		ASKED,

		/** Confirmed that the address is theirs and wants it. */
		CONFIRMED,

		/** Took it back. */
		ENDED,

		/** Gave it again, by a page that only they can open. */
		RESUMED

	}

	/** By which means it was given. */
	public enum Method {

		/** A form of ours. */
		FORM,

		/** The link of a confirmation mail. */
		CONFIRMATION,

		/** The link, or the header, by which one leaves. */
		UNSUBSCRIBE_LINK,

		/** A mail to the mailbox, by which one leaves too. */
		MAIL,

		/** The preferences page. */
		PREFERENCES,

		/** A list for which an operator vouches. */
		IMPORT,

		/** Invented, to try things out. */
		SAMPLE,

		/** Everything of the person was erased. */
		ERASURE,

		/** The link of a mail that asks whether one wants to stay. */
		STAY,

		/** No answer to that. */
		SILENCE

	}

	/**
	 * How it came to be given.
	 *
	 * @param page path of the page, or the list's name
	 * @param language in which it was asked for
	 * @param wording the words that were agreed to; null for what needs none
	 * @param origin from where; null when nobody sent a request
	 */
	public record Occasion(Method method, String page, Locale language, @Nullable Wording wording,
			@Nullable Origin origin) {
	}

	/**
	 * What somebody agreed to.
	 *
	 * @param version by which people speak of it
	 * @param words as they were read, without markup
	 */
	public record Wording(String version, Locale language, String words) {
	}

	/** From where a request came, to be kept for six months. */
	public record Origin(String ip, String userAgent) {

		private static final int LONGEST = 200;

		public Origin {
			userAgent = userAgent.substring(0, Math.min(userAgent.length(), LONGEST));
		}

		/** That of a request. */
		public static Origin of(HttpServletRequest request) {
			return new Origin(request.getRemoteAddr(),
					Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
		}

	}

}
