package dev.lundi.newsletter;

/** A newsletter cannot be made of its properties. */
class InvalidNewsletterException extends RuntimeException {

	private final String property;

	/**
	 * Names the property and what is wrong with it.
	 * @param property full name, such as {@code lundi.newsletters.edito.from}
	 * @param problem what follows the property's name in a sentence, such as "is missing"
	 */
	InvalidNewsletterException(String property, String problem) {
		super(property + " " + problem);
		this.property = property;
	}

	String property() {
		return property;
	}

}
