package dev.lundi.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes words beyond ASCII into headers (RFC 2047): encoded-words of at most 75
 * characters, each with whole characters in it.
 */
final class EncodedWords {

	private static final int LONGEST = 75;

	/** What the Q encoding may leave as it is, also in a sender's name (RFC 2047 §5). */
	private static final String LITERAL = "!*+-/";

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private EncodedWords() {
	}

	/**
	 * Encodes a text.
	 * @param room how long the first one may be
	 */
	static List<String> of(String text, int room) {
		Form form = mostlyAscii(text) ? Form.Q : Form.B;
		List<String> words = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			int end = form.fitting(text, start, Math.min(LONGEST, words.isEmpty() ? room : LONGEST));
			words.add(form.encode(text.substring(start, end)));
			start = end;
		}
		return words;
	}

	/** Where Q is shorter than B, and can be read by a person. */
	private static boolean mostlyAscii(String text) {
		return 3 * text.chars().filter((unit) -> unit > 127).count() < text.length();
	}

	private enum Form {

		Q("=?UTF-8?Q?") {
			@Override
			String encoded(String text) {
				StringBuilder encoded = new StringBuilder();
				for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
					boolean literal = octet > 0 && (Character.isLetterOrDigit(octet) || LITERAL.indexOf(octet) >= 0);
					if (literal || octet == ' ') {
						encoded.append((octet == ' ') ? '_' : (char) octet);
					}
					else {
						encoded.append('=').append(HEX.toHexDigits(octet));
					}
				}
				return encoded.toString();
			}
		},

		B("=?UTF-8?B?") {
			@Override
			String encoded(String text) {
				return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
			}
		};

		private final String head;

		Form(String head) {
			this.head = head;
		}

		abstract String encoded(String text);

		String encode(String text) {
			return head + encoded(text) + "?=";
		}

		/** After the last character that fits; at least one does. */
		int fitting(String text, int start, int room) {
			int end = text.offsetByCodePoints(start, 1);
			int next = end;
			while (next <= text.length() && encode(text.substring(start, next)).length() <= room) {
				end = next;
				next = (end < text.length()) ? text.offsetByCodePoints(end, 1) : end + 1;
			}
			return end;
		}

	}

}
