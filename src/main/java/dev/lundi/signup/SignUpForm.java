package dev.lundi.signup;

/**
 * The fields of the subscribe form, as somebody filled them in.
 *
 * @param website a field that no person sees: whoever fills it in is a program
 * @param stamp see {@link FormStamps}; empty on forms of other sites
 */
record SignUpForm(String email, String name, String language, String website, String stamp) {

	SignUpForm {
		email = orEmpty(email);
		name = orEmpty(name);
		language = orEmpty(language);
		website = orEmpty(website);
		stamp = orEmpty(stamp);
	}

	@SuppressWarnings("NullAway") // Spring binds null to what is missing
	private static String orEmpty(String value) {
		return (value != null) ? value : "";
	}

}
