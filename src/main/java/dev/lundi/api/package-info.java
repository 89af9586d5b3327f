/** What the calls of programs have in common: their refusals, and answers given twice. */
@NullMarked
@ApplicationModule(allowedDependencies = { "mail", "reason" })
package dev.lundi.api;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
