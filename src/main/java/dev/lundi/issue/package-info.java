/**
 * Newsletters and their weekly issues: assembled as drafts, frozen on approval, rendered
 * for each recipient.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "cleaning", "content", "gather", "newsletter", "reason", "rendering", "instance" })
package dev.lundi.issue;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
