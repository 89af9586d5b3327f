package dev.lundi.desk;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The editor's first page. */
@Controller
class DeskController {

	private final NewslettersOnDesk newsletters;

	private final MessageSource words;

	DeskController(NewslettersOnDesk newsletters, MessageSource words) {
		this.newsletters = newsletters;
		this.words = words;
	}

	@GetMapping("/desk")
	String desk(Locale preferred, Model page) {
		DeskWords spoken = new DeskWords(words, preferred);
		page.addAttribute("words", spoken);
		page.addAttribute("newsletters", newsletters.all(spoken));
		return "desk/list";
	}

}
