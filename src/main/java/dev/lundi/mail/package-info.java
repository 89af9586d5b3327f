/** Hands mails to an SMTP relay or, while none is declared, to the embedded inbox. */
@NullMarked
@ApplicationModule(allowedDependencies = { "rendering", "instance", "inbox" })
package dev.lundi.mail;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
