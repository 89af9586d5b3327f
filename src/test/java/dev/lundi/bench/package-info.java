/**
 * The benchmark: what sending costs, beside smtp-source and a plain JavaMailSender loop.
 */
@NullMarked
package dev.lundi.bench;

import org.jspecify.annotations.NullMarked;
