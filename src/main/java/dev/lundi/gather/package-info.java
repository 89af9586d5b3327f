/**
 * Reads the week of a newsletter from its source, and keeps how the source answered and
 * which issue took what.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "content", "newsletter", "reason" })
package dev.lundi.gather;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
