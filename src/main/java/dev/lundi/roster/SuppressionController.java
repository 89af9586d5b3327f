package dev.lundi.roster;

import java.security.Principal;
import java.util.Optional;

import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.InvalidAddressException;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The addresses that must not be mailed. They are not listed, since only their hashes are
 * known; and they come in forms alone, since what stands in a URL stands in logs.
 */
@Controller
@RequestMapping("/console/subscribers/suppressions")
class SuppressionController {

	private static final Logger log = LoggerFactory.getLogger(SuppressionController.class);

	private final RosterPage page;

	private final Suppressions suppressions;

	SuppressionController(RosterPage page, Suppressions suppressions) {
		this.page = page;
		this.suppressions = suppressions;
	}

	@PostMapping("/find")
	String find(@RequestParam(defaultValue = "") String email, Model model, HttpServletResponse response) {
		return read(email, model, response).map((address) -> show(address, "found", HttpStatus.OK, model, response))
			.orElseGet(() -> page.show(model, ""));
	}

	/** Suppresses an address, by an operator's decision or by the person's word. */
	@PostMapping("/add")
	String add(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "false") boolean objection,
			Principal operator, Model model, HttpServletResponse response) {
		SuppressionReason reason = objection ? SuppressionReason.OBJECTION : SuppressionReason.OPERATOR;
		return read(email, model, response).map((address) -> {
			boolean added = suppressions.add(address, reason);
			if (added) {
				log.info("{} suppresses an address ({})", operator.getName(), reason);
			}
			return show(address, added ? "added" : "found", HttpStatus.OK, model, response);
		}).orElseGet(() -> page.show(model, ""));
	}

	/**
	 * Lets an address be mailed again.
	 * @param asked whether the operator says that the person asked for it
	 */
	@PostMapping("/lift")
	String lift(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "false") boolean asked,
			Principal operator, Model model, HttpServletResponse response) {
		return read(email, model, response).map((address) -> {
			Optional<SuppressionReason> reason = suppressions.find(address).map(Suppressions.Entry::reason);
			if (reason.isEmpty()) {
				return show(address, "found", HttpStatus.OK, model, response);
			}
			if (reason.get().isTheirOwnWord() && !asked) {
				return show(address, "unasked", HttpStatus.CONFLICT, model, response);
			}
			if (suppressions.lift(address, reason.get())) {
				log.info("{} lifts a suppression ({})", operator.getName(), reason.get());
			}
			return show(address, "lifted", HttpStatus.OK, model, response);
		}).orElseGet(() -> page.show(model, ""));
	}

	/** Empty when it is none, which the page says then. */
	private static Optional<EmailAddress> read(String email, Model model, HttpServletResponse response) {
		model.addAttribute("email", email);
		try {
			return Optional.of(EmailAddress.parse(email));
		}
		catch (InvalidAddressException ex) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("flaw", new Row.Bad(0, Column.EMAIL.title(), email, RowCheck.fault(email, ex)));
			return Optional.empty();
		}
	}

	private String show(EmailAddress address, String deed, HttpStatus status, Model model,
			HttpServletResponse response) {
		response.setStatus(status.value());
		model.addAttribute("answer", new Answer(address.value(), deed, suppressions.find(address).orElse(null)));
		return page.show(model, "");
	}

	/**
	 * What is to be said of an address.
	 *
	 * @param deed the end of a message's key
	 * @param entry how it stands now; null when it may be mailed
	 */
	record Answer(String address, String deed, Suppressions.@Nullable Entry entry) {
	}

}
