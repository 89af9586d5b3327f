/** Shows the very mail that a reader gets, before it goes. */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "issue", "letter", "subscriber", "mail", "rendering" })
package dev.lundi.preview;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
