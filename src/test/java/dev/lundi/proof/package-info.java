/**
 * The proof kit: a relay that misbehaves, a witness of what it truly received, a harness
 * that kills and freezes, and an oracle that compares the accounts afterwards.
 */
@NullMarked
package dev.lundi.proof;

import org.jspecify.annotations.NullMarked;
