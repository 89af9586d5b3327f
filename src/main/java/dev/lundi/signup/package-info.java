/** How people become subscribers: the form, the confirmation, the brakes. */
@NullMarked
@ApplicationModule(allowedDependencies = { "newsletter", "subscriber", "consent", "notice", "mail", "relay", "instance",
		"reason" })
package dev.lundi.signup;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
