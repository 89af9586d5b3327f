package dev.lundi.access;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How to sign in when no account is declared: a bean that exists only then.
 *
 * @param account name of the one account
 * @param keptIn file that holds its password
 * @param newPassword the password if this start made it, to be shown once on the terminal
 * and never logged; null on later starts
 */
record WayIn(String account, Path keptIn, @Nullable String newPassword) {

	@Override
	public String toString() {
		return "WayIn[%s, %s]".formatted(account, keptIn);
	}

}
