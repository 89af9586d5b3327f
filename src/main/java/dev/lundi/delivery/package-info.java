/** The sending of an approved issue to its audience: a ledger row for every recipient. */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "issue", "subscriber", "segment", "mail", "relay", "limits", "instance", "reason" })
package dev.lundi.delivery;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
