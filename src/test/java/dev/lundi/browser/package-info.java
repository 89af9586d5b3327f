/** A real browser for tests, where one is installed, and what it can tell of a page. */
@NullMarked
package dev.lundi.browser;

import org.jspecify.annotations.NullMarked;
