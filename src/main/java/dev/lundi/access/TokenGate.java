package dev.lundi.access;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows programs by the bearer token in the header of each of their requests (RFC 6750
 * §2.1), and by nothing else.
 */
class TokenGate extends OncePerRequestFilter {

	private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

	private final ApiTokenSettings tokens;

	TokenGate(ApiTokenSettings tokens) {
		this.tokens = tokens;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		program(request.getHeader(HttpHeaders.AUTHORIZATION))
			.ifPresent((program) -> SecurityContextHolder.setContext(new SecurityContextImpl(program)));
		chain.doFilter(request, response);
	}

	private Optional<Authentication> program(@Nullable String header) {
		Matcher bearer = BEARER.matcher((header != null) ? header : "");
		return bearer.matches() ? tokens.program(bearer.group(1)).map(TokenGate::authentication) : Optional.empty();
	}

	/** Named so that no log takes it for a person. */
	private static Authentication authentication(ApiTokenSettings.Program program) {
		List<SimpleGrantedAuthority> roles = program.roles()
			.stream()
			.map((role) -> new SimpleGrantedAuthority(role.authority()))
			.toList();
		return UsernamePasswordAuthenticationToken.authenticated("api:" + program.name(), null, roles);
	}

}
