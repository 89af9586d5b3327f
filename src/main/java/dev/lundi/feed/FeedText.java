package dev.lundi.feed;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;

/**
 * The text of a feed, watched while it is parsed. It remembers how it ends, since a
 * parser that forgives everything does not say; and it ends early where the parser would
 * fill the memory, or work for hours.
 */
class FeedText extends FilterReader {

	private static final int LENGTH = 1024;

	/** What begins with {@code <!} or {@code <?} in one entry, all of which is kept. */
	private static final int MAX_MARKS = 20_000;

	/** Tags that begin before the last one ended: their names are copied each time. */
	private static final int MAX_OPEN = 1_000;

	/** Of one text, in letters. */
	private static final int MAX_TEXT = 4 * 1024 * 1024;

	/** Ten times what ten megabytes take. */
	private static final long TIME = Duration.ofSeconds(10).toNanos();

	private final long start = System.nanoTime();

	private String last = "";

	private char former;

	private int marks;

	private int open;

	private int text;

	private boolean givenUp;

	FeedText(Reader in) {
		super(in);
	}

	@Override
	public int read() throws IOException {
		var letters = new char[1];
		return read(letters, 0, 1) < 0 ? -1 : letters[0];
	}

	@Override
	public int read(char[] letters, int offset, int length) throws IOException {
		var read = givenUp ? -1 : super.read(letters, offset, length);
		for (var i = offset; i < offset + read; i++) {
			letters[i] = letters[i] == 0 ? ' ' : letters[i];
			watch(letters[i]);
		}
		if (read > 0) {
			remember(letters, offset, read);
		}
		return read;
	}

	private void watch(char letter) {
		open = letter == '<' ? open + 1 : letter == '>' ? 0 : open;
		marks += former == '<' && (letter == '!' || letter == '?') ? 1 : 0;
		text = letter == '<' ? 0 : text + 1;
		former = letter;
		givenUp |= marks > MAX_MARKS || open > MAX_OPEN || text > MAX_TEXT;
	}

	private void remember(char[] letters, int offset, int read) {
		var kept = Math.min(read, LENGTH);
		var all = last + new String(letters, offset + read - kept, kept);
		last = all.substring(Math.max(0, all.length() - LENGTH));
		givenUp |= System.nanoTime() - start > TIME;
	}

	/** Begins to count again. */
	void entryIsOver() {
		marks = 0;
	}

	/** Ends it here. */
	void giveUp() {
		givenUp = true;
	}

	boolean isGivenUp() {
		return givenUp;
	}

	/** Whether it came to its end, and this closes it. */
	boolean endsWith(String closing) {
		return !givenUp && last.contains(closing);
	}

}
