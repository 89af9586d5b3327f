package dev.lundi.issue;

import java.net.URI;
import java.time.Instant;

import dev.lundi.content.Byline;
import dev.lundi.content.Votes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A reader's comment as it was when its issue was assembled, and whether it is in the
 * issue.
 *
 * @param score from 0 to 1, comparable within its issue only
 * @param verdict what the ranking said
 * @param choice what holds after the editors
 */
public record IssueComment(@Embedded.Empty Words words, @Embedded.Empty Figures figures, double score, Verdict verdict,
		Choice choice) {

	/** Tells a comment from one on the issue's own editorial. */
	private static final String ECHO = "echo:";

	/** Whether a comment is in its issue, and on whose word. */
	public enum Choice {

		/** In, by its rank. */
		CHOSEN,

		/** In, by an editor. */
		PINNED,

		/** Out, by an editor. */
		DROPPED,

		/** Out, by its rank or the newsletter's rules. */
		LEFT_OUT

	}

	/** What the ranking says of a comment. */
	public enum Verdict {

		/** Among the top. */
		TOP,

		/** Written by the editorial's author. */
		BY_AUTHOR,

		/** Nothing but a link. */
		ONLY_A_LINK,

		/** Two links or more, and few words around them. */
		MOSTLY_LINKS,

		/** One word or one sign, again and again. */
		ONE_WORD,

		/** Shorter than the newsletter wants. */
		TOO_SHORT,

		/** An earlier one says the same in the same words. */
		REPEATED,

		/** Its author has as many better ones as one author may. */
		PER_AUTHOR,

		/** Its thread has as many better ones as one thread may. */
		PER_THREAD,

		/** Others had longer to draw conversation, and drew more. */
		LATE,

		/** Others drew more conversation. */
		NOT_AMONG_TOP

	}

	/**
	 * What was said, by whom, in answer to what.
	 *
	 * @param sourceId what the source calls it
	 * @param parent what the source calls the comment that it answers
	 * @param echoOf title of the earlier editorial that it is on; null when it is on the
	 * issue's own
	 */
	public record Words(String sourceId, @Nullable String parent, @Embedded.Empty Byline byline, String html,
			@Nullable URI url, boolean byEditorialAuthor, @Nullable String echoOf) {

		Words ofEcho(String title) {
			return new Words(ECHO + sourceId, (parent != null) ? ECHO + parent : null, byline, html, url,
					byEditorialAuthor, title);
		}

	}

	/**
	 * What speaks for a comment.
	 *
	 * @param repliers how many other persons wrote below it
	 * @param replies how many comments stand below it in its thread
	 * @param authorReplied whether one of them is the editorial's author's
	 * @param length of its text in characters
	 * @param votes of readers on it; null when the source tells none
	 */
	public record Figures(int repliers, int replies, boolean authorReplied, int length,
			@Embedded.Nullable(prefix = "votes_") @Nullable Votes votes) {
	}

	/** As it is in a new draft: in when it is among the top. */
	public static IssueComment ranked(Words words, Figures figures, double score, Verdict verdict) {
		return new IssueComment(words, figures, score, verdict, choice(verdict));
	}

	/** What the source calls it. */
	public String id() {
		return words.sourceId();
	}

	public String author() {
		return words.byline().author();
	}

	public Instant publishedAt() {
		return words.byline().publishedAt();
	}

	/** The sanitised words. */
	public String html() {
		return words.html();
	}

	/** Where one can answer it; null when the source is not a site. */
	public @Nullable URI url() {
		return words.url();
	}

	/** Whether it is in the issue. */
	public boolean included() {
		return choice == Choice.CHOSEN || choice == Choice.PINNED;
	}

	/** Whether the issue shows less of it than was said. */
	boolean cutShort() {
		return included() && Remark.of(html()).length() < figures.length();
	}

	/** Of readers for it; 0 also when the source tells none. */
	int votesFor() {
		return (figures.votes() != null) ? figures.votes().up() : 0;
	}

	boolean pinned() {
		return choice == Choice.PINNED;
	}

	/** Its fragment on the issue's page. */
	String anchor() {
		return "comment-" + id().replaceAll("[^A-Za-z0-9_-]", "-");
	}

	IssueComment withChoice(Choice choice) {
		return new IssueComment(words, figures, score, verdict, choice);
	}

	/** The same, on an earlier editorial of that title. */
	IssueComment asEchoOf(String title) {
		return new IssueComment(words.ofEcho(title), figures, score, verdict, choice);
	}

	IssueComment asRanked() {
		return withChoice(choice(verdict));
	}

	private static Choice choice(Verdict verdict) {
		return (verdict == Verdict.TOP) ? Choice.CHOSEN : Choice.LEFT_OUT;
	}

}
