package dev.lundi.issue;

/** The states of an issue. */
public enum IssueStatus {

	/** Editors may change it. */
	DRAFT,

	/** Frozen; its mailing may be prepared. */
	APPROVED,

	/** Given up; never sent. */
	WITHDRAWN

}
