/** The application's start; everything else lives in one package per feature. */
@NullMarked
package dev.lundi;

import org.jspecify.annotations.NullMarked;
