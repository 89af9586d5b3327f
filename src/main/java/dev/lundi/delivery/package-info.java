/** The sending of an approved issue to its audience: a ledger row for every recipient. */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "issue", "subscriber", "rendering", "mail", "relay", "limits",
		"instance" })
package dev.lundi.delivery;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
