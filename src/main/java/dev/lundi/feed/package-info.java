/**
 * Reads RSS 2.0, RSS 1.0 and Atom, as sites really write them, with the feeds of their
 * comments. What it gives is still to be sanitised.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.lundi.feed;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
