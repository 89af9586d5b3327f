package dev.lundi.api;

import java.util.Locale;

import dev.lundi.reason.Reason;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers refused calls of programs with problem details (RFC 9457), in the language that
 * they prefer. Nothing of a request is repeated, in an answer or in the log.
 */
@RestControllerAdvice(annotations = Api.class)
class ApiAdvice extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ApiAdvice.class);

	@ExceptionHandler
	ResponseEntity<Object> refused(ApiProblem problem, Locale preferred) {
		return answer(problem.status(), problem.reason(), preferred);
	}

	/** What Spring finds wrong with a request. */
	@Override
	protected ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		return answer(status, Reason.of("api.misunderstood"), LocaleContextHolder.getLocale());
	}

	@ExceptionHandler({ TransientDataAccessException.class, NonTransientDataAccessResourceException.class,
			CannotCreateTransactionException.class })
	ResponseEntity<Object> away(Exception ex, Locale preferred) {
		log.warn("A call of a program found no database: {}", ex.getClass().getSimpleName());
		return answer(HttpStatus.SERVICE_UNAVAILABLE, Reason.of("api.away"), preferred);
	}

	/** The message may hold what the request said. Who went away gets no answer. */
	@ExceptionHandler(Exception.class)
	@Nullable ResponseEntity<Object> failed(Exception ex, Locale preferred, HttpServletResponse response) {
		log.warn("A call of a program failed: {} at {}", ex.getClass().getName(),
				(ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "an unknown place");
		return response.isCommitted() ? null
				: answer(HttpStatus.INTERNAL_SERVER_ERROR, Reason.of("api.failed"), preferred);
	}

	private static ResponseEntity<Object> answer(HttpStatusCode status, Reason reason, Locale preferred) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
		if (status.equals(HttpStatus.SERVICE_UNAVAILABLE)) {
			answer.header(HttpHeaders.RETRY_AFTER, "30");
		}
		return answer.body(ProblemDetail.forStatusAndDetail(status, reason.in(preferred)));
	}

}
