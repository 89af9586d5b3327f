/** What this installation is: its public address, its data folder, its master key. */
@NullMarked
@ApplicationModule(allowedDependencies = "reason")
package dev.lundi.instance;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
