package dev.lundi.api;

import dev.lundi.reason.Explained;
import dev.lundi.reason.Reason;

import org.springframework.http.HttpStatus;

/** A program's call is refused. The reason says what to do. */
public class ApiProblem extends RuntimeException implements Explained {

	private final HttpStatus status;

	private final transient Reason reason;

	public ApiProblem(HttpStatus status, Reason reason) {
		super(reason.toString());
		this.status = status;
		this.reason = reason;
	}

	/** What was asked for is not there. */
	public static ApiProblem absent() {
		return new ApiProblem(HttpStatus.NOT_FOUND, Reason.of("api.absent"));
	}

	HttpStatus status() {
		return status;
	}

	@Override
	public Reason reason() {
		return reason;
	}

}
