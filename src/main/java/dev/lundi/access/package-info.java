/** Who may open which page: accounts, the sign-in, and the rules of the routes. */
@NullMarked
@ApplicationModule(allowedDependencies = { "instance", "reason" })
package dev.lundi.access;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
