package dev.lundi.access;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a password unless this account and address must wait; a visitor cannot tell one
 * refusal from the other.
 */
class PatientAuthentication implements AuthenticationProvider {

	private final AuthenticationProvider checked;

	private final LoginFailures failures;

	PatientAuthentication(AuthenticationProvider checked, LoginFailures failures) {
		this.checked = checked;
		this.failures = failures;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		String account = authentication.getName();
		String address = address(authentication);
		if (failures.mustWait(account, address)) {
			throw new BadCredentialsException("Too many failures");
		}
		try {
			Authentication signedIn = checked.authenticate(authentication);
			failures.forget(account, address);
			return signedIn;
		}
		catch (BadCredentialsException ex) {
			failures.count(account, address);
			throw ex;
		}
	}

	private static String address(Authentication authentication) {
		return authentication.getDetails() instanceof WebAuthenticationDetails details
				? String.valueOf(details.getRemoteAddress()) : "";
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return checked.supports(authentication);
	}

}
