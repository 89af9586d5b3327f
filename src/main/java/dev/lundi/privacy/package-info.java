/**
 * Readers have what is kept of them, or have it erased; what need not be kept is
 * forgotten.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "subscriber", "notice", "consent", "newsletter", "mail", "api", "reason" })
package dev.lundi.privacy;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
