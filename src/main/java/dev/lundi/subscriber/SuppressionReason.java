package dev.lundi.subscriber;

/** Why an address must not be mailed. */
public enum SuppressionReason {

	/** A server said that the address does not exist. */
	HARD_BOUNCE,

	/** The person reported our mail as abuse. */
	COMPLAINT,

	/** The person objected to being mailed. */
	OBJECTION,

	/** An operator's decision. */
	OPERATOR;

	/** Whether the person said so: only the person can take that back. */
	public boolean isTheirOwnWord() {
		return this == COMPLAINT || this == OBJECTION;
	}

}
