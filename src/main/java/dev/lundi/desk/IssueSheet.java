package dev.lundi.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.Standings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueStatus;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.preview.PreviewSheet;
import dev.lundi.segment.SegmentCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Lays an issue out for an editor: what {@code templates/desk/issue.html} receives. */
@Component
class IssueSheet {

	private final Newsletters newsletters;

	private final Statuses statuses;

	private final Standings standings;

	private final CommentsOnDesk comments;

	private final ItemsOnDesk items;

	private final SegmentCounts audiences;

	private final PreviewSheet preview;

	IssueSheet(Newsletters newsletters, Statuses statuses, Standings standings, CommentsOnDesk comments,
			ItemsOnDesk items, SegmentCounts audiences, PreviewSheet preview) {
		this.newsletters = newsletters;
		this.statuses = statuses;
		this.standings = standings;
		this.comments = comments;
		this.items = items;
		this.audiences = audiences;
		this.preview = preview;
	}

	Map<String, Object> of(Issue issue, Visit visit, String searched) {
		Newsletter newsletter = newsletters.get(issue.newsletter());
		Map<String, Object> sheet = new HashMap<>();
		sheet.put("issue", issue);
		sheet.put("newsletter", newsletter);
		sheet.put("state", issue.status().name().toLowerCase(Locale.ROOT));
		sheet.put("draft", issue.status() == IssueStatus.DRAFT);
		addComments(comments.of(issue, newsletter, visit.words()), sheet);
		sheet.put("commentsTally", comments.tally(issue, visit.words()));
		sheet.put("items", items.of(issue, newsletter, visit.words()));
		addStatus(issue, newsletter, visit, sheet);
		sheet.putAll(preview.of(issue, visit.look(), searched).orElseThrow(NoSuchPageException::new));
		return sheet;
	}

	private static void addComments(List<CommentOnDesk> comments, Map<String, Object> sheet) {
		sheet.put("commentsIn", comments.stream().filter(CommentOnDesk::included).toList());
		sheet.put("commentsOut", comments.stream().filter((comment) -> !comment.included()).toList());
	}

	/** A run goes where it was told to go when it was started. */
	private static @Nullable String segment(Status status, Newsletter newsletter) {
		return status.run().isPresent() ? status.run().get().segment() : newsletter.segment();
	}

	private void addStatus(Issue issue, Newsletter newsletter, Visit visit, Map<String, Object> sheet) {
		Status status = statuses.of(issue, newsletter);
		sheet.put("outlook", status.outlook().name().toLowerCase(Locale.ROOT));
		sheet.put("times", new Milestones(newsletter, visit.words()).of(status));
		sheet.put("due", visit.words().moment(status.due()));
		sheet.put("audience", audiences.audience(newsletter, segment(status, newsletter)));
		status.run()
			.filter((run) -> run.status() != RunStatus.COMPLETED && issue.status() != IssueStatus.DRAFT)
			.flatMap((run) -> Optional.ofNullable(run.reason()))
			.ifPresent((reason) -> sheet.put("trouble", reason));
		status.mailing()
			.map(Mailing::id)
			.map(standings::progress)
			.ifPresent((progress) -> sheet.put("counts", DeliveryCount.of(progress)));
	}

}
