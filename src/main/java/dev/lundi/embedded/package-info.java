/**
 * Serves the default start: an embedded PostgreSQL, the sample newsletter and its
 * readers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "instance", "newsletter", "subscriber", "pipeline", "content", "mail" })
package dev.lundi.embedded;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
