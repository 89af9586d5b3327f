/**
 * Reads from the web what somebody else wrote: within limits, never from where it must
 * not, and with words for what goes wrong.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "reason")
package dev.lundi.fetch;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
