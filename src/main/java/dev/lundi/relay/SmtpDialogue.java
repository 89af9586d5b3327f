package dev.lundi.relay;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Commands and their answers, over one connection. */
final class SmtpDialogue {

	/** How long a relay that hung up while we wrote may have explained itself. */
	private static final Duration LAST_WORDS = Duration.ofSeconds(1);

	private final SmtpWire wire;

	private final ReplyReader replies;

	private final Patience patience;

	private boolean open = true;

	private boolean agreed;

	SmtpDialogue(SmtpWire wire, ReplyReader replies, Patience patience) {
		this.wire = wire;
		this.replies = replies;
		this.patience = patience;
	}

	/** Whether the relay can still be spoken to: neither lost nor ended by its 421. */
	boolean isOpen() {
		return open;
	}

	/** From here on it is noted whether the relay says yes to anything. */
	void begin() {
		agreed = false;
	}

	/** Whether the relay has said yes to anything since the beginning. */
	boolean hasAgreed() {
		return agreed;
	}

	void write(String commands) throws IOException {
		write(commands.getBytes(StandardCharsets.UTF_8));
	}

	void write(byte[] octets) throws IOException {
		wire.write(octets, 0, octets.length);
	}

	void write(ByteBuffer[] octets) throws IOException {
		wire.write(octets);
	}

	/**
	 * Says one command and waits for its answer.
	 * @return as {@link #refusal}
	 */
	@Nullable Reply say(String command, int expected) throws IOException {
		write(command);
		return refusal(expected);
	}

	/**
	 * Reads the next answer.
	 * @param expected the first digit that means yes
	 * @return null when it means yes
	 * @throws IOException when there is none, or one that cannot be
	 */
	@Nullable Reply refusal(int expected) throws IOException {
		int code = replies.read(patience.answer());
		if (code / 100 == expected) {
			agreed = true;
			return null;
		}
		return negative(code);
	}

	/** Says one command and waits for its answer, whatever it is. */
	Reply replyTo(String command) throws IOException {
		write(command);
		replies.read(patience.answer());
		return replies.last();
	}

	/** Reads the answer to the final dot. */
	Reply ofDot() throws IOException {
		int code = replies.read(patience.dot());
		return (code < 300) ? replies.last() : negative(code);
	}

	private Reply negative(int code) throws ProtocolException {
		if (code < 400) {
			throw new ProtocolException("the relay answered out of protocol");
		}
		Reply reply = replies.last();
		if (code == 421) {
			drop();
		}
		return reply;
	}

	/**
	 * What the relay said in the middle of a content, while it hung up.
	 * @return null when it said nothing
	 */
	@Nullable Reply lastWords() {
		try {
			return (replies.read(LAST_WORDS) >= 400) ? replies.last() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/** Ends the connection without a word. */
	void drop() {
		open = false;
		wire.drop();
	}

	void quit() {
		open = false;
		wire.close("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
	}

}
