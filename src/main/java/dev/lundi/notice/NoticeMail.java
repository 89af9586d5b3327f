package dev.lundi.notice;

import org.jspecify.annotations.Nullable;

/**
 * What the folders of {@code email-templates/} that are named after a {@link NoticeKind}
 * receive as {@code mail}.
 *
 * @param newsletter its name for readers
 * @param language of that name, as a BCP 47 tag
 * @param name how the reader wants to be called; null when unknown
 * @param url where the one thing can be done that this mail is about
 */
public record NoticeMail(String newsletter, String language, @Nullable String name, String url, Footer footer) {

	/**
	 * The foot of the mail.
	 *
	 * @param publisher name of who publishes the newsletter
	 * @param postalAddress empty when not declared
	 * @param unsubscribeUrl null for who has not confirmed yet
	 * @param preferencesUrl null for who has not confirmed yet
	 */
	public record Footer(String publisher, String postalAddress, @Nullable String unsubscribeUrl,
			@Nullable String preferencesUrl) {
	}

}
