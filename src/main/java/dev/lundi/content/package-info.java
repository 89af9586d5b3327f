/**
 * Gathers a week's editorial, its comments and its further articles from a blog, its
 * feeds or a folder.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "cleaning", "fetch", "feed", "reason" })
package dev.lundi.content;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
