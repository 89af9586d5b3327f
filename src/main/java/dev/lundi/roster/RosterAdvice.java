package dev.lundi.roster;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the pages about subscribers their words. */
@ControllerAdvice(assignableTypes = { RosterController.class, ImportController.class, SuppressionController.class })
class RosterAdvice {

	private final MessageSource messages;

	RosterAdvice(MessageSource messages) {
		this.messages = messages;
	}

	@ModelAttribute("words")
	RosterWords words(Locale preferred) {
		return new RosterWords(messages, preferred);
	}

}
