package dev.lundi.inbox;

import org.springframework.context.annotation.Conditional;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page that there is an inbox, so that its navigation leads there. */
@ControllerAdvice
@Conditional(InboxCondition.class)
class InboxAdvice {

	@ModelAttribute("inboxOpen")
	boolean inboxOpen() {
		return true;
	}

}
