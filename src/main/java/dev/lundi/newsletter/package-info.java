/** The newsletters of this site, as the properties declare them. */
@NullMarked
@ApplicationModule(allowedDependencies = { "content", "rendering", "mail" })
package dev.lundi.newsletter;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
