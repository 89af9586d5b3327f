package dev.lundi.roster;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.SubscriptionStatus;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who subscribes to what, in figures and as a file. */
@Controller
@RequestMapping("/console/subscribers")
class RosterController {

	private final RosterPage page;

	private final RosterExport export;

	private final Newsletters newsletters;

	RosterController(RosterPage page, RosterExport export, Newsletters newsletters) {
		this.page = page;
		this.export = export;
		this.newsletters = newsletters;
	}

	@GetMapping
	String page(@RequestParam(name = "count", defaultValue = "") String whole, Model model) {
		return page.show(model, whole);
	}

	/**
	 * The file, made while it goes out.
	 * @param status of subscriptions; all of them when empty
	 */
	@GetMapping("/export")
	void export(@RequestParam(name = "newsletter", defaultValue = "") String slug,
			@RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "false") boolean bom,
			HttpServletResponse response) throws IOException {
		Set<SubscriptionStatus> statuses = statuses(status);
		if (newsletters.find(slug).isEmpty() || statuses.isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		attach(response, slug + ".csv");
		export.write(slug, statuses, bom, response.getOutputStream());
	}

	static Set<SubscriptionStatus> statuses(String chosen) {
		EnumSet<SubscriptionStatus> all = EnumSet.allOf(SubscriptionStatus.class);
		all.removeIf((status) -> !chosen.isEmpty() && !status.name().equalsIgnoreCase(chosen));
		return all;
	}

	/** Makes a CSV file of the answer, which no cache may keep. */
	static void attach(HttpServletResponse response, String name) {
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name).build().toString());
	}

}
