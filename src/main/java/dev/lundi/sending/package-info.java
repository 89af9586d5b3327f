/** The workers that send a mailing: claim, compose, mark, hand over, record. */
@NullMarked
@ApplicationModule(allowedDependencies = { "delivery", "letter", "newsletter", "issue", "subscriber", "mail", "relay",
		"limits", "instance", "reason" })
package dev.lundi.sending;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
