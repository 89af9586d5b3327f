/**
 * What every mail keeps to, whatever its template: each folder of
 * {@code email-templates/}, in each language, for readers of all kinds.
 */
@NullMarked
package dev.lundi.template;

import org.jspecify.annotations.NullMarked;
