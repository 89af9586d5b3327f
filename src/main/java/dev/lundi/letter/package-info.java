/**
 * Makes each reader's mail of an issue: rendered, addressed, with the headers of a
 * mailing list.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "newsletter", "issue", "subscriber", "rendering", "mail", "instance", "reason" })
package dev.lundi.letter;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
