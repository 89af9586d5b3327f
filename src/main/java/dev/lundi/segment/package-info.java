/** Segments: saved choices of a newsletter's readers, to which alone a mailing goes. */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "subscriber", "reason" })
package dev.lundi.segment;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
