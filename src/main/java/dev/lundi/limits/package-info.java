/**
 * How fast mail may go: rates, domain groups, breakers, hours; kept in the database, so
 * that all nodes share them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "reason")
package dev.lundi.limits;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
