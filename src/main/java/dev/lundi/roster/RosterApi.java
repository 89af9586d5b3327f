package dev.lundi.roster;

import java.io.IOException;
import java.util.Set;

import dev.lundi.api.Api;
import dev.lundi.api.ApiProblem;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.reason.Reason;
import dev.lundi.subscriber.SubscriptionStatus;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a newsletter's subscribers to programs. */
@Api
@RestController
class RosterApi {

	private final RosterExport export;

	private final Newsletters newsletters;

	RosterApi(RosterExport export, Newsletters newsletters) {
		this.export = export;
		this.newsletters = newsletters;
	}

	/**
	 * The file, made while it goes out.
	 * @param status of subscriptions; all of them when empty
	 */
	@GetMapping("/newsletters/{slug}/subscribers/export")
	void export(@PathVariable String slug, @RequestParam(defaultValue = "") String status, HttpServletResponse response)
			throws IOException {
		String newsletter = newsletters.find(slug).orElseThrow(ApiProblem::absent).slug();
		Set<SubscriptionStatus> statuses = RosterController.statuses(status);
		if (statuses.isEmpty()) {
			throw new ApiProblem(HttpStatus.BAD_REQUEST, Reason.of("api.status"));
		}
		RosterController.attach(response, newsletter + ".csv");
		export.write(newsletter, statuses, false, response.getOutputStream());
	}

}
