/** Receives mails by SMTP while no relay is declared, keeps them, and shows them. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.lundi.inbox;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
