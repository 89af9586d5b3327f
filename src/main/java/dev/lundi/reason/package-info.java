/** Why something waits or failed, kept so that it can be said in any language. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.lundi.reason;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
