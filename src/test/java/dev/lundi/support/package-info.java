/** What tests of several packages need. */
@NullMarked
package dev.lundi.support;

import org.jspecify.annotations.NullMarked;
