/**
 * The subscribers of a newsletter as a CSV file, in and out; and the addresses that must
 * not be mailed, for operators.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "subscriber", "consent", "notice", "mail", "api", "reason" })
package dev.lundi.roster;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
