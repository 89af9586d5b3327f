package dev.lundi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.header.HeaderWriter;

/**
 * Says what a page may load and who may frame it. Mails shown in a frame have a policy of
 * their own: their inline styles are allowed, their scripts and forms are not, and their
 * links open outside the frame.
 */
class PageHeaders implements HeaderWriter {

	static final String PAGE = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
			+ "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'";

	static final String MAIL = "default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; "
			+ "sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		boolean mail = isFramedMail(request.getRequestURI().substring(request.getContextPath().length()));
		response.setHeader("Content-Security-Policy", mail ? MAIL : PAGE);
		response.setHeader("X-Frame-Options", mail ? "SAMEORIGIN" : "DENY");
	}

	/**
	 * The one convention: a mail's HTML is a document under the inbox whose path ends in
	 * <code>/html</code>, or under the desk in <code>/mail.html</code>.
	 */
	private static boolean isFramedMail(String path) {
		return (path.startsWith("/inbox/") && path.endsWith("/html"))
				|| (path.startsWith("/desk/") && path.endsWith("/mail.html"));
	}

}
