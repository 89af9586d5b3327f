package dev.lundi.access;

import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts of editors and operators.
 *
 * @param accounts the accounts by their names; when there is none, one account named
 * "lundi" with a generated password is made
 */
@ConfigurationProperties("lundi")
record AccountSettings(@DefaultValue Map<String, Account> accounts) {

	AccountSettings {
		accounts.forEach((name, account) -> account.check("lundi.accounts." + name));
	}

	/**
	 * One person's account.
	 *
	 * @param password the password behind its encoding: "{bcrypt}" and a hash, or
	 * "{noop}" and the plain words
	 * @param roles what the account may do: editor, operator
	 */
	record Account(@DefaultValue("") String password, @DefaultValue Set<Role> roles) {

		private void check(String property) {
			if (!password.matches("\\{\\w+}.+")) {
				throw new IllegalArgumentException(property
						+ ".password must begin with its encoding: {bcrypt} before a hash, or {noop} before plain words");
			}
			if (roles.isEmpty()) {
				throw new IllegalArgumentException(property + ".roles names no role: set editor, operator or both");
			}
		}

		@Override
		public String toString() {
			return "Account[%s]".formatted(roles);
		}

	}

}
