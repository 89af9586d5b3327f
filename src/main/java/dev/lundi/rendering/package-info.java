/** Renders mails from the templates in <code>email-templates/</code>. */
@NullMarked
@ApplicationModule(allowedDependencies = "reason")
package dev.lundi.rendering;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
