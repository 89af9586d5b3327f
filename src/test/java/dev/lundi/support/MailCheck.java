package dev.lundi.support;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a message octet by octet, as the strictest of its readers would. */
public final class MailCheck {

	private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?]*)\\?([QB])\\?([^? ]*)\\?=");

	private static final Pattern FIELD = Pattern.compile("[A-Z][A-Za-z-]*: ?.*");

	private static final Pattern QUOTED = Pattern.compile("(?:[\\t\\x20-<>-~]|=[0-9A-F]{2})*=?");

	private static final List<String> ONCE = List.of("From", "To", "Subject", "Date", "Message-ID", "Reply-To",
			"MIME-Version", "Content-Type", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive",
			"Feedback-ID", "Auto-Submitted", "Precedence");

	private final List<String> defects = new ArrayList<>();

	private final String message;

	private MailCheck(byte[] message) {
		this.message = new String(message, StandardCharsets.ISO_8859_1);
	}

	/** What is wrong with a message; empty when nothing is. */
	public static List<String> defects(byte[] message) {
		return new MailCheck(message).check();
	}

	private List<String> check() {
		if (message.replace("\r\n", "").matches("(?s).*[\r\n\0].*")) {
			defects.add("a bare CR or LF, or a NUL");
		}
		if (!message.endsWith("\r\n")) {
			defects.add("no line end at its end");
		}
		int end = message.indexOf("\r\n\r\n");
		head(message.substring(0, end).split("\r\n", -1));
		body(message.substring(end + 4).split("\r\n", -1));
		return defects;
	}

	private void head(String[] lines) {
		for (String line : lines) {
			defect(!line.startsWith(" ") && !FIELD.matcher(line).matches(), "no header", line);
			defect(line.isBlank() || line.endsWith(" "), "nothing on a line, or at its end", line);
			defect(line.length() > 998, "a line that is too long", line);
			defect(line.length() > 78 && line.strip().matches("(?:[\\w-]+: \\S+ .*|\\S+[^:] .*)"), "not folded", line);
			ENCODED_WORD.matcher(line).results().forEach(this::encodedWord);
		}
		List<String> names = List.of(lines)
			.stream()
			.filter((line) -> !line.startsWith(" "))
			.map(MailCheck::nameOf)
			.toList();
		defect(!names.stream().sorted().toList().equals(ONCE.stream().sorted().toList()), "not each header once",
				names.toString());
	}

	private static String nameOf(String line) {
		return line.substring(0, Math.max(0, line.indexOf(':')));
	}

	private void encodedWord(MatchResult word) {
		defect(word.group().length() > 75, "an encoded-word that is too long", word.group());
		byte[] octets = word.group(2).equals("B") ? Base64.getDecoder().decode(word.group(3))
				: unquoted(word.group(3).replace('_', ' '));
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
		}
		catch (CharacterCodingException ex) {
			defects.add("half a character: " + word.group());
		}
	}

	private static byte[] unquoted(String text) {
		return Pattern.compile("=([0-9A-F]{2})")
			.matcher(text)
			.replaceAll((octet) -> java.util.regex.Matcher
				.quoteReplacement(Character.toString(Integer.parseInt(octet.group(1), 16))))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private void body(String[] lines) {
		for (String line : lines) {
			boolean structure = line.startsWith("--=_lundi") || line.startsWith("Content-");
			defect(!structure && !QUOTED.matcher(line).matches(), "not quoted-printable", line);
			defect(line.length() > 76, "a line that is too long", line);
			defect(line.startsWith(".") || line.startsWith("From ") || line.matches(".*[ \t]"),
					"what is altered on the way", line);
		}
	}

	private void defect(boolean found, String what, String line) {
		if (found) {
			defects.add(what + ": " + line);
		}
	}

}
