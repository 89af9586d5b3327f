/** What people have agreed to: when, how, under which words; and when that ended. */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "mail", "instance" })
package dev.lundi.consent;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
