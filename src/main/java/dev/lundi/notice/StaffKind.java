package dev.lundi.notice;

import java.util.Locale;

/** What those who make a newsletter are told. */
enum StaffKind {

	/** To editors: an issue waits for their approval. */
	DRAFT("/desk/%s/%s"),

	/** To editors: a week makes no issue. */
	EMPTY("/desk"),

	/** To operators: a run waits for them. */
	TROUBLE("/console/%s/%s");

	private final String page;

	StaffKind(String page) {
		this.page = page;
	}

	/** The folder below {@code email-templates/}. */
	String template() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The path of the page where something can be done. */
	String page(String newsletter, String week) {
		return page.formatted(newsletter, week);
	}

}
