/** The editor's pages: the coming issue, its preview, its corrections, its approval. */
@NullMarked
@ApplicationModule(allowedDependencies = { "pipeline", "newsletter", "issue", "delivery", "subscriber", "mail",
		"rendering", "content" })
package dev.lundi.desk;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
