/**
 * Gathers a week's editorial, its comments and its further articles from a blog or a
 * folder.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "fetch", "reason" })
package dev.lundi.content;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
