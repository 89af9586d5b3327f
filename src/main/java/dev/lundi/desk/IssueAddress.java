package dev.lundi.desk;

/**
 * Where an issue lies on the desk, as a browser asks for it. Methods that templates call
 * are public.
 *
 * @param newsletter its slug
 * @param week as addresses write it
 */
record IssueAddress(String newsletter, String week) {

	public String path() {
		return "/desk/" + newsletter + "/" + week;
	}

}
