package dev.lundi.issue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.lundi.content.Week;
import dev.lundi.content.WeekItem;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One dated number of a newsletter: the week's editorial and its comments as they were
 * when it was assembled. Editors may change a draft; approval freezes it.
 */
@Table("issue")
public class Issue {

	@Id
	private @Nullable Long id;

	@Version
	private long version;

	private final String newsletter;

	private final Week week;

	private final int number;

	private final Instant createdAt;

	@Embedded.Empty(prefix = "editorial_")
	private final Snapshot.Lead editorial;

	@Embedded.Empty
	private Heading heading;

	private IssueStatus status = IssueStatus.DRAFT;

	@Embedded.Nullable(prefix = "approved_")
	private @Nullable Approval approval;

	@MappedCollection(idColumn = "issue", keyColumn = "position")
	private List<IssueComment> comments = List.of();

	@MappedCollection(idColumn = "issue", keyColumn = "position")
	private List<Snapshot.Article> articles = List.of();

	@MappedCollection(idColumn = "issue", keyColumn = "position")
	private List<Snapshot.Item> items = List.of();

	@MappedCollection(idColumn = "issue")
	private Set<Takedown> takedowns = Set.of();

	Issue(String newsletter, Week week, int number, Instant createdAt, Snapshot.Lead editorial, Heading heading) {
		this.newsletter = newsletter;
		this.week = week;
		this.number = number;
		this.createdAt = createdAt;
		this.editorial = editorial;
		this.heading = heading;
	}

	Issue with(List<IssueComment> comments, List<Snapshot.Article> articles, List<WeekItem> items) {
		this.comments = List.copyOf(comments);
		this.articles = List.copyOf(articles);
		this.items = items.stream().map(Snapshot.Item::of).toList();
		return this;
	}

	/**
	 * Replaces the subject.
	 * @throws IllegalArgumentException in words, if not one line of 1 to 150 characters
	 * @throws IssueStateException when the issue is no draft
	 */
	public void changeSubject(String subject) {
		requireDraft("its subject can no longer be changed");
		this.heading = heading.withSubject(subject);
	}

	/**
	 * Replaces the words that an inbox shows after the subject; they may be empty.
	 * @throws IllegalArgumentException in words, if not one line of up to 150 characters
	 * @throws IssueStateException when the issue is no draft
	 */
	public void changePreheader(String preheader) {
		requireDraft("its preheader can no longer be changed");
		this.heading = heading.withPreheader(preheader);
	}

	/**
	 * Takes a comment in, whatever its rank, ahead of those that are in by their rank.
	 * @throws IllegalArgumentException when the issue has no such comment
	 * @throws IssueStateException when the issue is no draft
	 */
	public void pin(String commentId) {
		change(commentId, (comment) -> comment.withChoice(IssueComment.Choice.PINNED));
	}

	/**
	 * Leaves a comment out; no other takes its place by itself.
	 * @throws IllegalArgumentException when the issue has no such comment
	 * @throws IssueStateException when the issue is no draft
	 */
	public void drop(String commentId) {
		change(commentId, (comment) -> comment.withChoice(IssueComment.Choice.DROPPED));
	}

	/**
	 * Gives a comment back to its rank.
	 * @throws IllegalArgumentException when the issue has no such comment
	 * @throws IssueStateException when the issue is no draft
	 */
	public void restore(String commentId) {
		change(commentId, IssueComment::asRanked);
	}

	private void change(String commentId, UnaryOperator<IssueComment> change) {
		requireDraft("its comments can no longer be changed");
		if (comments.stream().noneMatch((comment) -> comment.id().equals(commentId))) {
			throw new IllegalArgumentException("This issue has no comment '%s'".formatted(commentId));
		}
		this.comments = comments.stream()
			.map((comment) -> comment.id().equals(commentId) ? change.apply(comment) : comment)
			.toList();
	}

	/**
	 * Freezes the issue.
	 * @throws IssueStateException when the issue is no draft
	 */
	public void approve(String by, Instant at) {
		requireDraft("only a draft can be approved");
		this.approval = new Approval(at, by);
		this.status = IssueStatus.APPROVED;
	}

	/** Gives the issue up; {@link Issues#withdraw} stores it. */
	void withdraw() {
		if (status == IssueStatus.WITHDRAWN) {
			throw new IssueStateException(this, "it cannot be withdrawn twice");
		}
		this.status = IssueStatus.WITHDRAWN;
	}

	private void requireDraft(String refused) {
		if (status != IssueStatus.DRAFT) {
			throw new IssueStateException(this, refused);
		}
	}

	/** Its number in the database, once it is saved. */
	public long id() {
		return Objects.requireNonNull(id, "The issue is not saved yet");
	}

	/** Grows with every change that is saved. */
	public long version() {
		return version;
	}

	/** Slug of its newsletter. */
	public String newsletter() {
		return newsletter;
	}

	public Week week() {
		return week;
	}

	/** Counted per newsletter from 1. */
	public int number() {
		return number;
	}

	public IssueStatus status() {
		return status;
	}

	public String subject() {
		return heading.subject();
	}

	public String preheader() {
		return heading.preheader();
	}

	/** The editorial's title. */
	public String title() {
		return editorial.title();
	}

	/** All comments of the week, best first; those left out as well. */
	public List<IssueComment> comments() {
		return List.copyOf(comments);
	}

	/**
	 * The comments that the issue shows: what editors pinned, then what its rank put
	 * there, without those taken down since.
	 */
	public List<IssueComment> topComments() {
		return comments.stream()
			.filter(IssueComment::included)
			.filter((comment) -> takedowns.stream().noneMatch((takedown) -> takedown.comment().equals(comment.id())))
			.sorted(Comparator.comparing(IssueComment::pinned).reversed())
			.toList();
	}

	/** What editors took out of it since its approval. */
	public Set<Takedown> takedowns() {
		return Set.copyOf(takedowns);
	}

	public Instant createdAt() {
		return createdAt;
	}

	public Optional<Instant> approvedAt() {
		return Optional.ofNullable(approval).map(Approval::at);
	}

	public Optional<String> approvedBy() {
		return Optional.ofNullable(approval).map(Approval::by);
	}

	Snapshot.Lead editorial() {
		return editorial;
	}

	/** All that its week could have taken when it was gathered, the oldest first. */
	public List<WeekItem> items() {
		return items.stream().map(Snapshot.Item::gathered).toList();
	}

	List<Snapshot.Article> articles() {
		return articles;
	}

}
