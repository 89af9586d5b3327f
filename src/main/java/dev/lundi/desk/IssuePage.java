package dev.lundi.desk;

import java.util.Map;
import java.util.Optional;

import dev.lundi.issue.Issue;

import org.springframework.web.servlet.ModelAndView;

/**
 * The answer to an editor before an issue.
 *
 * @param searched a part of a subscriber's name or address; empty when nobody is searched
 * @param typed a heading that was not saved
 */
record IssuePage(Visit visit, String searched, Optional<HeadingForm> typed, Refusal refusal) {

	static IssuePage of(Visit visit) {
		return new IssuePage(visit, "", Optional.empty(), Refusal.NONE);
	}

	IssuePage searching(String text) {
		return new IssuePage(visit, text, typed, refusal);
	}

	IssuePage keeping(HeadingForm heading) {
		return new IssuePage(visit, searched, Optional.of(heading), refusal);
	}

	IssuePage refusing(Refusal reason) {
		return new IssuePage(visit, searched, typed, reason);
	}

	ModelAndView show(Issue issue, IssueSheet sheet) {
		Map<String, Object> model = sheet.of(issue, visit, searched);
		model.put("heading", typed.orElseGet(() -> HeadingForm.of(issue)));
		model.put("kept", typed.isPresent());
		model.put("refusal", refusal);
		return new ModelAndView("desk/issue", model, refusal.status());
	}

	/** To the page, which says what was done. */
	ModelAndView leadBack(String done) {
		return new ModelAndView("redirect:" + visit.with("done", done));
	}

}
