package dev.lundi.console;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the console's pages their words. */
@ControllerAdvice(assignableTypes = { ConsoleController.class, RunController.class, RelayController.class,
		SourceController.class })
class ConsoleAdvice {

	private final MessageSource messages;

	ConsoleAdvice(MessageSource messages) {
		this.messages = messages;
	}

	@ModelAttribute("words")
	ConsoleWords words(Locale preferred) {
		return new ConsoleWords(messages, preferred);
	}

}
