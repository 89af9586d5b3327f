package dev.lundi.access;

import java.io.PrintStream;

import dev.lundi.instance.Instance;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says on the terminal, when everything is up, where to look and how to get in. Not in
 * the log: the first greeting has a password in it.
 */
@Component
@ConditionalOnWebApplication
class Greeting {

	private final Instance instance;

	private final ObjectProvider<WayIn> wayIn;

	private final ApplicationContext beans;

	private final PrintStream terminal = System.out;

	Greeting(Instance instance, ObjectProvider<WayIn> wayIn, ApplicationContext beans) {
		this.instance = instance;
		this.wayIn = wayIn;
		this.beans = beans;
	}

	@EventListener(ApplicationReadyEvent.class)
	void greet() {
		terminal.println();
		line("Site", instance.url("/"));
		if (beans.containsBean("embeddedInbox")) {
			line("Inbox", instance.url("/inbox"));
		}
		line("Desk", instance.url("/desk"));
		line("Console", instance.url("/console"));
		line("Sign in", signIn(wayIn.getIfAvailable()));
		terminal.println();
	}

	private void line(String what, String where) {
		terminal.printf("  %-8s %s%n", what, where);
	}

	private static String signIn(@Nullable WayIn wayIn) {
		if (wayIn == null) {
			return "with an account that lundi.accounts.* declares";
		}
		return (wayIn.newPassword() != null)
				? "as %s with the password %s (kept in %s)".formatted(wayIn.account(), wayIn.newPassword(),
						wayIn.keptIn())
				: "as %s with the password kept in %s".formatted(wayIn.account(), wayIn.keptIn());
	}

}
