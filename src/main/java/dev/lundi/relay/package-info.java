/** Hands mails to an SMTP relay or, while none is declared, to the embedded inbox. */
@NullMarked
@ApplicationModule(allowedDependencies = { "mail", "inbox", "limits", "reason" })
package dev.lundi.relay;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
