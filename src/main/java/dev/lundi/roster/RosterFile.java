package dev.lundi.roster;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * An uploaded file, which ends with this process at the latest. It is read three times,
 * since only the whole file shows whether it is UTF-8.
 */
final class RosterFile implements Closeable {

	private static final byte[] UTF_8_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private static final byte[] UTF_16BE_MARK = { (byte) 0xFE, (byte) 0xFF };

	private static final byte[] UTF_16LE_MARK = { (byte) 0xFF, (byte) 0xFE };

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	/** What Excel says of itself to those who write in Windows-1252. */
	private static final Charset WESTERN = Charset.forName("windows-1252");

	private static final int BLOCK = 1 << 16;

	private final FileChannel channel;

	private final int mark;

	private final Charset charset;

	private RosterFile(FileChannel channel) throws IOException {
		this.channel = channel;
		byte[] start = start();
		this.mark = startsWith(start, UTF_8_MARK) ? UTF_8_MARK.length : isUtf16(start) ? UTF_16BE_MARK.length : 0;
		this.charset = charset(start);
	}

	/**
	 * Opens a file, to be deleted when it is closed, also by the process's end.
	 * @throws UnreadableFileException when it is no text
	 */
	static RosterFile open(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
		try {
			return new RosterFile(channel);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	private byte[] start() throws IOException {
		ByteBuffer start = ByteBuffer.allocate(ZIP.length);
		channel.read(start, 0);
		return Arrays.copyOf(start.array(), start.position());
	}

	private static boolean startsWith(byte[] start, byte[] mark) {
		return start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
	}

	private static boolean isUtf16(byte[] start) {
		return startsWith(start, UTF_16BE_MARK) || startsWith(start, UTF_16LE_MARK);
	}

	private Charset charset(byte[] start) throws IOException {
		if (startsWith(start, ZIP)) {
			throw new UnreadableFileException("workbook", "");
		}
		if (isUtf16(start)) {
			return startsWith(start, UTF_16BE_MARK) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
		}
		return isUtf8() ? StandardCharsets.UTF_8 : WESTERN;
	}

	/** Goes through all of it, for a zero as well, which no text has. */
	private boolean isUtf8() throws IOException {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer octets = ByteBuffer.allocate(BLOCK);
		CharBuffer signs = CharBuffer.allocate(BLOCK);
		boolean utf8 = true;
		channel.position(mark);
		while (channel.read(octets) >= 0) {
			refuseZero(octets);
			octets.flip();
			utf8 = utf8 && !decoder.decode(octets, signs.clear(), false).isError();
			if (utf8) {
				octets.compact();
			}
			else {
				octets.clear();
			}
		}
		return utf8 && !decoder.decode(octets.flip(), signs.clear(), true).isError();
	}

	private static void refuseZero(ByteBuffer octets) {
		for (int i = 0; i < octets.position(); i++) {
			if (octets.get(i) == 0) {
				throw new UnreadableFileException("binary", "");
			}
		}
	}

	/** Its text from the start; only the last one that was asked for may be used. */
	Reader text() throws IOException {
		channel.position(mark);
		return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), charset), BLOCK);
	}

	/**
	 * What stands between the cells of the first line: a comma, unless there are more of
	 * others.
	 */
	char separator() throws IOException {
		int[] found = new int[128];
		Reader text = text();
		boolean quoted = false;
		int sign = text.read();
		for (int read = 0; sign >= 0 && read < BLOCK && (quoted || (sign != '\n' && sign != '\r')); read++) {
			quoted ^= sign == '"';
			if (!quoted && sign < found.length) {
				found[sign]++;
			}
			sign = text.read();
		}
		char most = (found[';'] > found[',']) ? ';' : ',';
		return (found['\t'] > found[most]) ? '\t' : most;
	}

	Charset charset() {
		return charset;
	}

	/** Whether this says by itself how it is written. */
	boolean isMarked() {
		return mark > 0;
	}

	/** In octets. */
	long size() throws IOException {
		return channel.size();
	}

	/** How many octets have been read. */
	long position() throws IOException {
		return channel.position();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

}
