/** Renders mails from the templates in <code>email-templates/</code>. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.lundi.rendering;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
