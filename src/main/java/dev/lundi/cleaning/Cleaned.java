package dev.lundi.cleaning;

import java.util.List;

/**
 * Words that a mail may carry.
 *
 * @param cut whether there was more than a mail carries
 * @param refused addresses of the images that a mail may not show: without encryption, or
 * written into the text
 */
public record Cleaned(String html, boolean cut, List<String> refused) {

	public Cleaned {
		refused = List.copyOf(refused);
	}

}
