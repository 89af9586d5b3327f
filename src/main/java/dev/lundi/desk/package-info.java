/** The editor's pages: the coming issue, its preview, its corrections, its approval. */
@NullMarked
@ApplicationModule(allowedDependencies = { "pipeline", "issue", "delivery", "subscriber", "mail", "rendering" })
package dev.lundi.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
