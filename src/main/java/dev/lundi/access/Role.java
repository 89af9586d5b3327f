package dev.lundi.access;

/** What an account may do: editors approve issues, operators steer mailings. */
enum Role {

	EDITOR, OPERATOR;

	String authority() {
		return "ROLE_" + name();
	}

}
