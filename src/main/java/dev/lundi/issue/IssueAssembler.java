package dev.lundi.issue;

import java.time.Clock;
import java.util.Optional;

import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.gather.ItemLedger;
import dev.lundi.gather.ItemTakenException;
import dev.lundi.newsletter.Newsletter;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the issue of a week from what its source published. */
@Component
public class IssueAssembler {

	private final Issues issues;

	private final IssueRegister register;

	private final ItemLedger ledger;

	private final CommentRanking ranking;

	private final Clock clock;

	IssueAssembler(Issues issues, IssueRegister register, ItemLedger ledger, CommentRanking ranking, Clock clock) {
		this.issues = issues;
		this.register = register;
		this.ledger = ledger;
		this.ranking = ranking;
		this.clock = clock;
	}

	/**
	 * Gives the issue of that week, a new draft unless there is one already. One that
	 * exists, in whatever state, is returned unchanged: what editors corrected outlives
	 * another run.
	 * @throws ItemTakenException when another issue took one of its items meanwhile
	 * @return empty when the week has neither an issue nor an editorial
	 */
	@Transactional
	public Optional<Issue> assemble(Newsletter newsletter, Week week, WeekContent content) {
		register.lock(newsletter.slug());
		return issues.findByNewsletterAndWeek(newsletter.slug(), week)
			.or(() -> Optional.ofNullable(content.editorial())
				.map((editorial) -> draft(newsletter, week, editorial, content)));
	}

	private Issue draft(Newsletter newsletter, Week week, Editorial editorial, WeekContent content) {
		Snapshot snapshot = new Snapshot(newsletter, editorial, content);
		int number = register.nextNumber(newsletter.slug());
		Issue draft = new Issue(newsletter.slug(), week, number, clock.instant(), snapshot.lead(),
				snapshot.heading(number));
		Issue saved = issues
			.save(draft.with(snapshot.comments(ranking, draft.createdAt()), snapshot.articles(), content.items()));
		ledger.take(newsletter.slug(), week, saved.id(), content.items());
		return saved;
	}

}
