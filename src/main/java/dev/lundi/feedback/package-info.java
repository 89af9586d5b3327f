/** What comes back by mail: people who leave by writing to the mailbox. */
@NullMarked
@ApplicationModule(allowedDependencies = { "subscriber", "consent", "reason" })
package dev.lundi.feedback;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
