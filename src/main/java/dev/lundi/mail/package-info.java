/** Writes rendered mails as the octets that travel. */
@NullMarked
@ApplicationModule(allowedDependencies = { "rendering", "reason" })
package dev.lundi.mail;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
