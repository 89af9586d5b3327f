package dev.lundi.support;

import java.util.List;

/**
 * A mail that a {@link WitnessRelay} took.
 *
 * @param content as it came, lines ended by CRLF, dots unstuffed
 */
public record Received(String sender, String recipient, String content) {

	/** The first header of that name, unfolded; empty when there is none. */
	public String header(String name) {
		return headers(name).stream().findFirst().orElse("");
	}

	/** All headers of that name, unfolded. */
	public List<String> headers(String name) {
		String head = content.substring(0, content.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
		return head.lines()
			.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
			.map((line) -> line.substring(name.length() + 1).strip())
			.toList();
	}

}
