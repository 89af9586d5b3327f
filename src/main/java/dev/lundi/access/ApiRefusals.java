package dev.lundi.access;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.lundi.reason.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells programs in problem details (RFC 9457) that they may not. */
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final JsonMapper json = new JsonMapper();

	/** With what to bring (RFC 6750 §3). */
	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
			throws IOException {
		boolean brought = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				"Bearer realm=\"Lundi\"" + (brought ? ", error=\"invalid_token\"" : ""));
		answer(HttpStatus.UNAUTHORIZED, brought ? "api.token-unknown" : "api.token-missing", request, response);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
			throws IOException {
		answer(HttpStatus.FORBIDDEN, "api.forbidden", request, response);
	}

	private void answer(HttpStatus status, String reason, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		boolean asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", Reason.of(reason).in(asked ? request.getLocale() : Locale.FRENCH));
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(json.writeValueAsBytes(problem));
	}

}
