package dev.lundi.relay;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes a content fit to travel (RFC 5321 §4.5.2): every line ends in CRLF, the last one
 * too, and a dot at the beginning of a line is doubled.
 */
final class Transparency {

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGHS = 0x8080808080808080L;

	private Transparency() {
	}

	/** The same array when nothing has to be changed, as with all that we compose. */
	static byte[] of(byte[] content) {
		return isFit(content) ? content : changed(content);
	}

	private static boolean isFit(byte[] content) {
		int length = content.length;
		if (length < 2 || content[length - 1] != '\n' || content[0] == '.') {
			return false;
		}
		int i = nextControl(content, 0);
		while (i < length) {
			if (content[i] == '\r') {
				if (i + 1 == length || content[i + 1] != '\n' || (i + 2 < length && content[i + 2] == '.')) {
					return false;
				}
				i++;
			}
			else if (content[i] == '\n') {
				return false;
			}
			i = nextControl(content, i + 1);
		}
		return true;
	}

	/**
	 * Where the next octet is that might be CR or LF: below 14. Eight at a time, since a
	 * look at each would cost as much as writing them.
	 */
	private static int nextControl(byte[] content, int from) {
		int i = from;
		for (; i + 8 <= content.length; i += 8) {
			long word = (long) WORDS.get(content, i);
			long below = (word - ONES * 14) & ~word & HIGHS;
			if (below != 0) {
				return i + Long.numberOfTrailingZeros(below) / 8;
			}
		}
		while (i < content.length && (content[i] < 0 || content[i] >= 14)) {
			i++;
		}
		return i;
	}

	private static byte[] changed(byte[] content) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 128);
		boolean lineBegins = true;
		for (int i = 0; i < content.length; i++) {
			byte octet = content[i];
			if (octet == '\r' || octet == '\n') {
				out.write('\r');
				out.write('\n');
				i += (octet == '\r' && i + 1 < content.length && content[i + 1] == '\n') ? 1 : 0;
				lineBegins = true;
				continue;
			}
			if (lineBegins && octet == '.') {
				out.write('.');
			}
			out.write(octet);
			lineBegins = false;
		}
		if (!lineBegins || content.length == 0) {
			out.write('\r');
			out.write('\n');
		}
		return out.toByteArray();
	}

}
