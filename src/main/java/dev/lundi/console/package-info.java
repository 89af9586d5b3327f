/** The operator's pages: runs and mailings, and the means to steer them. */
@NullMarked
@ApplicationModule(allowedDependencies = { "pipeline", "issue", "delivery", "subscriber" })
package dev.lundi.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
