package dev.lundi.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;

/** Reads one answer, and hangs up when it is too long. */
record Reading(URI uri, HttpGet request, FetchLimits limits) implements HttpClientResponseHandler<Answer> {

	@Override
	public Answer handleResponse(ClassicHttpResponse response) throws IOException {
		try {
			var entity = response.getEntity();
			var body = entity == null ? new byte[0] : body(entity.getContent(), isPacked(response));
			return new Answer(uri, response.getCode(), headers(response), body);
		}
		catch (IOException | RuntimeException ex) {
			// The client would otherwise read the rest, to use the connection again.
			request.cancel();
			throw ex;
		}
	}

	private static boolean isPacked(ClassicHttpResponse response) {
		return Arrays.stream(response.getHeaders("content-encoding"))
			.anyMatch(header -> header.getValue().toLowerCase(Locale.ROOT).contains("gzip"));
	}

	private byte[] body(InputStream wire, boolean packed) throws IOException {
		var limited = new Limited(wire, limits.bytes());
		var plain = packed ? unpacked(limited) : limited;
		var body = plain.readNBytes(limits.bytes() + 1);
		if (body.length > limits.bytes()) {
			throw new TooLongException();
		}
		plain.close();
		return body;
	}

	/** Some sites say that they pack, and do not. */
	private static InputStream unpacked(InputStream packed) throws IOException {
		var start = new PushbackInputStream(packed, 2);
		var magic = start.readNBytes(2);
		start.unread(magic);
		return magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B ? new GZIPInputStream(start)
				: start;
	}

	private static Map<String, String> headers(ClassicHttpResponse response) {
		var headers = new HashMap<String, String>();
		for (Header header : response.getHeaders()) {
			headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(), (one, two) -> one + ", " + two);
		}
		return headers;
	}

	/** There is more than anybody asked for. */
	static class TooLongException extends IOException {

	}

	/** Ends with an exception where more than a number of octets come. */
	private static final class Limited extends FilterInputStream {

		private long left;

		Limited(InputStream in, long limit) {
			super(in);
			this.left = limit;
		}

		@Override
		public int read() throws IOException {
			var octet = super.read();
			count(octet < 0 ? 0 : 1);
			return octet;
		}

		@Override
		public int read(byte[] octets, int offset, int length) throws IOException {
			var read = super.read(octets, offset, length);
			count(Math.max(0, read));
			return read;
		}

		private void count(int read) throws IOException {
			left -= read;
			if (left < 0) {
				throw new TooLongException();
			}
		}

	}

}
