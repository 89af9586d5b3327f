/** Hands mails to an SMTP relay, and receives them in the embedded inbox. */
@NullMarked
@ApplicationModule(allowedDependencies = { "rendering", "instance" })
package dev.lundi.mail;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
