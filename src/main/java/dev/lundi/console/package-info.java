/** The operator's pages: runs and mailings, and the means to steer them. */
@NullMarked
@ApplicationModule(allowedDependencies = { "pipeline", "newsletter", "issue", "delivery", "subscriber", "segment",
		"content", "gather", "mail", "limits", "relay", "letter", "reason" })
package dev.lundi.console;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
