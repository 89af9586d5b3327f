package dev.lundi.fetch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out in which charset a text is. What sites say of it is often wrong, so the
 * octets are asked first: what reads as UTF-8 without a fault is UTF-8.
 */
final class Charsets {

	private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");

	private static final Pattern IN_PROLOG = Pattern
		.compile("(?is)^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)");

	private static final Pattern IN_PAGE = Pattern.compile("(?i)<meta[^>]+charset\\s*=\\s*[\"']?([\\w.:-]+)");

	/** In which a site that says nothing, or Latin-1, means its letters. */
	private static final Charset WESTERN = Charset.forName("windows-1252");

	private static final int HEAD = 1024;

	private Charsets() {
	}

	static Charset of(byte[] text, String contentType) {
		return byMark(text).or(() -> declared(text, contentType).filter(charset -> !readsAscii(charset)))
			.orElseGet(() -> isUtf8(text) ? StandardCharsets.UTF_8 : unlike(text, contentType));
	}

	/** A byte order mark, or the zeros of a first letter in two octets. */
	private static Optional<Charset> byMark(byte[] text) {
		int first = text.length < 2 ? 0 : ((text[0] & 0xFF) << 8) | (text[1] & 0xFF);
		return switch (first) {
			case 0xFEFF, 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
			case 0xFFFE, 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
			case 0xEFBB -> Optional.of(StandardCharsets.UTF_8);
			default -> Optional.empty();
		};
	}

	private static Optional<Charset> declared(byte[] text, String contentType) {
		var head = new String(text, 0, Math.min(HEAD, text.length), StandardCharsets.ISO_8859_1);
		return Stream.of(IN_HEADER.matcher(contentType), IN_PROLOG.matcher(head), IN_PAGE.matcher(head))
			.filter(found -> found.find())
			.flatMap(found -> known(found.group(1)).stream())
			.findFirst();
	}

	private static Optional<Charset> known(String name) {
		try {
			var charset = Charset.forName(name);
			return Optional.of(charset.equals(StandardCharsets.ISO_8859_1) ? WESTERN : charset);
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return Optional.empty();
		}
	}

	/**
	 * One that does not, such as ISO-2022-JP, hides in octets that read as UTF-8. UTF-16
	 * would have shown in the first letter, so whoever says it here is wrong.
	 */
	private static boolean readsAscii(Charset charset) {
		return charset.name().startsWith("UTF-") || !charset.name().startsWith("ISO-2022");
	}

	private static boolean isUtf8(byte[] text) {
		var decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		var octets = ByteBuffer.wrap(text);
		var letters = CharBuffer.allocate(8192);
		while (true) {
			var result = decoder.decode(octets, letters.clear(), true);
			if (!result.isOverflow()) {
				return result.isUnderflow();
			}
		}
	}

	private static Charset unlike(byte[] text, String contentType) {
		return declared(text, contentType).filter(charset -> !charset.name().startsWith("UTF-16"))
			.filter(charset -> !charset.equals(StandardCharsets.UTF_8) || hasPairs(text))
			.orElse(WESTERN);
	}

	/** Whether some letters do read as UTF-8, so that it is UTF-8 with a fault. */
	private static boolean hasPairs(byte[] text) {
		for (var i = 1; i < text.length; i++) {
			if ((text[i] & 0xC0) == 0x80 && (text[i - 1] & 0xFF) >= 0xC2) {
				return true;
			}
		}
		return false;
	}

}
