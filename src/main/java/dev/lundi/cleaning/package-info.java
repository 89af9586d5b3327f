/**
 * Makes what others wrote fit for a mail: HTML without anything that runs, reports or
 * hides, and plain text that stays on its line.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.lundi.cleaning;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
