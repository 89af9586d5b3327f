package dev.lundi.roster;

import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.Suppressions;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of all that concerns subscribers, which several controllers answer with. */
@Component
class RosterPage {

	private final RosterCounts counts;

	private final RosterImports imports;

	private final Newsletters newsletters;

	private final Suppressions suppressions;

	RosterPage(RosterCounts counts, RosterImports imports, Newsletters newsletters, Suppressions suppressions) {
		this.counts = counts;
		this.imports = imports;
		this.newsletters = newsletters;
		this.suppressions = suppressions;
	}

	/**
	 * Fills it in.
	 * @param whole slug of the newsletter of which everything is counted
	 */
	String show(Model model, String whole) {
		model.addAttribute("counts", counts.all(whole));
		model.addAttribute("imports", imports.all());
		model.addAttribute("newsletters", newsletters.all());
		model.addAttribute("suppressed", suppressions.count());
		model.addAttribute("zone",
				newsletters.all().stream().findFirst().<ZoneId>map(Newsletter::zone).orElse(ZoneOffset.UTC));
		return "roster/list";
	}

}
