package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header fields of a message (RFC 5322 §2.2) in their relaxed canonical form (RFC
 * 6376 §3.4.2).
 */
final class HeaderBlock {

	private final Map<String, List<String>> fields = new HashMap<>();

	private final int bodyStart;

	private HeaderBlock(String block, int bodyStart) {
		this.bodyStart = bodyStart;
		for (int start = 0; start < block.length();) {
			int end = endOfField(block, start);
			add(block.substring(start, end));
			start = end;
		}
	}

	static HeaderBlock of(byte[] message) {
		int end = endOfBlock(message);
		// Each octet is one character, so that raw UTF-8 comes through unharmed.
		return new HeaderBlock(new String(message, 0, end, StandardCharsets.ISO_8859_1),
				Math.min(end + 2, message.length));
	}

	/** The index after the CRLF of the last field: an empty line follows, or nothing. */
	private static int endOfBlock(byte[] message) {
		for (int index = 0; index < message.length - 3; index++) {
			if (message[index] == '\r' && message[index + 1] == '\n' && message[index + 2] == '\r'
					&& message[index + 3] == '\n') {
				return index + 2;
			}
		}
		return message.length;
	}

	/** A line that begins with a blank goes on with the field before it. */
	private static int endOfField(String block, int start) {
		int lineEnd = block.indexOf("\r\n", start);
		while (lineEnd >= 0) {
			int next = lineEnd + 2;
			if (next >= block.length() || !isBlank(block.charAt(next))) {
				return next;
			}
			lineEnd = block.indexOf("\r\n", next);
		}
		return block.length();
	}

	private void add(String field) {
		int colon = field.indexOf(':');
		if (colon > 0) {
			String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
			fields.computeIfAbsent(name, (key) -> new ArrayList<>(1))
				.add(name + ":" + relaxed(field.substring(colon + 1)));
		}
	}

	/** Unfolded, each run of blanks one space, none at the beginning and the end. */
	private static String relaxed(String value) {
		String unfolded = value.replace("\r\n", "");
		StringBuilder relaxed = new StringBuilder(unfolded.length());
		boolean blank = false;
		for (int index = 0; index < unfolded.length(); index++) {
			char next = unfolded.charAt(index);
			if (!isBlank(next)) {
				relaxed.append((blank && !relaxed.isEmpty()) ? " " : "").append(next);
			}
			blank = isBlank(next);
		}
		return relaxed.toString();
	}

	private static boolean isBlank(char next) {
		return next == ' ' || next == '\t';
	}

	/** The index of the body's first octet. */
	int bodyStart() {
		return bodyStart;
	}

	/** How many fields have this name, in any case. */
	int count(String name) {
		return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).size();
	}

	/**
	 * The fields with these names, each ended by CRLF. A name that stands several times
	 * takes the fields from the last to the first (RFC 6376 §5.4.2), and then nothing: a
	 * field that somebody adds later is not covered by that nothing, which breaks the
	 * signature.
	 */
	String canonical(List<String> names) {
		StringBuilder canonical = new StringBuilder(2048);
		Map<String, Integer> left = new HashMap<>();
		for (String name : names) {
			String key = name.toLowerCase(Locale.ROOT);
			List<String> same = fields.getOrDefault(key, List.of());
			int remaining = left.merge(key, -1, (present, used) -> present - 1);
			int index = same.size() + remaining;
			if (index >= 0) {
				canonical.append(same.get(index)).append("\r\n");
			}
		}
		return canonical.toString();
	}

}
