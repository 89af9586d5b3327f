package dev.lundi.limits;

/** A limit cannot be made of its property. */
class InvalidLimitException extends RuntimeException {

	private final String remedy;

	/**
	 * Names the property, what is wrong with it, and a right value.
	 * @param property full name, such as {@code lundi.delivery.window}
	 * @param problem what follows the property's name in a sentence
	 * @param remedy a sentence
	 */
	InvalidLimitException(String property, String problem, String remedy) {
		super(property + " " + problem);
		this.remedy = remedy;
	}

	String remedy() {
		return remedy;
	}

}
