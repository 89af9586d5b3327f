/** The editor's pages: the coming issue, its corrections, its approval. */
@NullMarked
@ApplicationModule(allowedDependencies = { "pipeline", "newsletter", "issue", "gather", "delivery", "letter",
		"subscriber", "segment", "rendering", "content", "preview", "reason" })
package dev.lundi.desk;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
