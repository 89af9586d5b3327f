/**
 * Notices: mails outside of mailings, each to one person who asked for something or must
 * know something.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "subscriber", "sending", "rendering", "mail", "relay",
		"instance", "reason" })
package dev.lundi.notice;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
