/** Subscribers, their subscriptions, and the signed links by which they leave. */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "consent", "mail", "instance", "reason" })
package dev.lundi.subscriber;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
