/** Receives mails by SMTP while no relay is declared, keeps them, and shows them. */
@NullMarked
@ApplicationModule(allowedDependencies = { "subscriber", "mail" })
package dev.lundi.inbox;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
