package dev.lundi.subscriber;

/** How far a subscription has come. */
public enum SubscriptionStatus {

	/** Somebody asked for it; the address's owner has not said a word yet. */
	PENDING,

	/** The address's owner wants it. */
	CONFIRMED,

	/** It has ended. */
	UNSUBSCRIBED

}
