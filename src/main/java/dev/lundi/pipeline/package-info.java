/** Runs a newsletter's Monday: gather, assemble, approve, prepare, send, complete. */
@NullMarked
@ApplicationModule(allowedDependencies = { "content", "gather", "newsletter", "issue", "segment", "delivery", "letter",
		"instance", "limits", "notice", "reason" })
package dev.lundi.pipeline;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
