package dev.lundi.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes files from operators alone, but for forms of a few kilobytes. The server unpacks
 * a form with a file as soon as anything asks for one of its fields, which the filter
 * against forged forms does before anybody asks who sent it: without this, anyone could
 * fill the disk.
 */
class UploadGate extends OncePerRequestFilter {

	private static final int SMALL = 10_000;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!isForm(request) || isSmall(request)) {
			chain.doFilter(request, response);
		}
		else if (!isOperator(SecurityContextHolder.getContext().getAuthentication())) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (isTooLarge(request)) {
			response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.regionMatches(true, 0, MediaType.MULTIPART_FORM_DATA_VALUE, 0,
				MediaType.MULTIPART_FORM_DATA_VALUE.length());
	}

	/** As a mail program's one click may be (RFC 8058 §3.2): kept in memory. */
	private static boolean isSmall(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		return length >= 0 && length <= SMALL;
	}

	private static boolean isOperator(@Nullable Authentication visitor) {
		return visitor != null && visitor.getAuthorities()
			.stream()
			.anyMatch((one) -> Role.OPERATOR.authority().equals(one.getAuthority()));
	}

	/**
	 * Unpacks it, so that a file beyond the limit is told from a form that was forged.
	 */
	private static boolean isTooLarge(HttpServletRequest request) throws IOException, ServletException {
		try {
			request.getParts();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
