package dev.lundi.issue;

import java.time.LocalDate;
import java.util.List;

import dev.lundi.rendering.Prose;
import org.jspecify.annotations.Nullable;

/**
 * What {@code email-templates/issue/} receives as {@code mail}.
 *
 * @param language of the editorial, as a BCP 47 tag
 * @param webUrl page on which the issue can be read and linked to
 */
public record IssueMail(Masthead masthead, String subject, String preheader, String language, Lead lead,
		List<TopComment> comments, List<ArticleLink> articles, String webUrl, Footer footer, @Nullable String name) {

	/**
	 * The head of the mail.
	 *
	 * @param number of the issue, counted from 1
	 * @param date the Monday on which it goes out
	 */
	public record Masthead(String newsletter, int number, LocalDate date) {
	}

	/**
	 * The editorial.
	 *
	 * @param standfirst plain text, empty when there is none
	 * @param url where to read and answer it on the web
	 */
	public record Lead(String title, String standfirst, String author, Prose prose, String url) {
	}

	/**
	 * A comment that was chosen.
	 *
	 * @param reason why it was chosen
	 * @param url where one can answer it
	 */
	public record TopComment(String author, Prose prose, Reason reason, String url) {
	}

	/**
	 * Why a comment was chosen, as the figures from which every language makes its
	 * sentence.
	 *
	 * @param pinned whether an editor chose it
	 * @param replies how many comments stand below it in its thread
	 * @param authorReplied whether one of them is the editorial's author's
	 * @param votes of readers for it; 0 also when the site tells none
	 * @param echo title of the earlier editorial that it is on; null when it is on this
	 * one
	 */
	public record Reason(boolean pinned, int replies, boolean authorReplied, int votes, @Nullable String echo) {
	}

	/**
	 * A further article of the week.
	 *
	 * @param summary one line, empty when there is none
	 */
	public record ArticleLink(String title, String summary, String url) {
	}

	/**
	 * The foot of the mail.
	 *
	 * @param publisher name of who publishes it
	 */
	public record Footer(String publisher, String postalAddress, String unsubscribeUrl, String preferencesUrl) {
	}

}
