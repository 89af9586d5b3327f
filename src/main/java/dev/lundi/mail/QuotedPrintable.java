package dev.lundi.mail;

/**
 * Quoted-printable (RFC 2045 §6.7), one line at a time: what a line becomes depends on no
 * other line. No encoded line begins with a dot, which SMTP would double, or with "From
 * ", which mbox files would alter: nothing on the way has a reason to touch a line, and a
 * signature holds.
 */
final class QuotedPrintable {

	private static final int LONGEST = 76;

	private static final byte[] DIGITS = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E',
			'F' };

	private final Octets out;

	private int column;

	private QuotedPrintable(Octets out) {
		this.out = out;
	}

	/** Writes one line without its end. */
	static void line(byte[] line, Octets out) {
		QuotedPrintable encoder = new QuotedPrintable(out);
		for (int i = 0; i < line.length; i++) {
			encoder.write(line, i);
		}
	}

	private void write(byte[] line, int at) {
		boolean last = at == line.length - 1;
		boolean literal = isLiteral(line[at], last);
		// A line that goes on needs the last column for its "=".
		if (column + (literal ? 1 : 3) > (last ? LONGEST : LONGEST - 1)) {
			out.add('=').endLine();
			column = 0;
		}
		if (literal && !(column == 0 && wouldBeAltered(line, at))) {
			out.add(line[at]);
			column++;
		}
		else {
			out.add('=').add(DIGITS[(line[at] >> 4) & 0xf]).add(DIGITS[line[at] & 0xf]);
			column += 3;
		}
	}

	private static boolean isLiteral(byte octet, boolean last) {
		boolean blank = octet == ' ' || octet == '\t';
		return blank ? !last : octet > ' ' && octet < 127 && octet != '=';
	}

	private static boolean wouldBeAltered(byte[] line, int at) {
		return line[at] == '.' || (line[at] == 'F' && at + 4 < line.length && line[at + 1] == 'r' && line[at + 2] == 'o'
				&& line[at + 3] == 'm' && line[at + 4] == ' ');
	}

}
