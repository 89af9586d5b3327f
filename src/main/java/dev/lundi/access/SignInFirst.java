package dev.lundi.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Asks visitors of the desk, the console and the inbox to sign in. Any other closed
 * address is simply not there: a mistyped link must not end at a login.
 */
class SignInFirst implements AuthenticationEntryPoint {

	private static final String LOGIN = "/login";

	private final RequestMatcher benches = new OrRequestMatcher(path("/desk/**"), path("/console/**"),
			path("/inbox/**"));

	private final AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(LOGIN);

	private static RequestMatcher path(String pattern) {
		return PathPatternRequestMatcher.withDefaults().matcher(pattern);
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
			throws IOException, ServletException {
		if (!benches.matches(request)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
		else if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Redirect", request.getContextPath() + LOGIN);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		}
		else {
			login.commence(request, response, refusal);
		}
	}

}
