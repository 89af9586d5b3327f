package dev.lundi.mail;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.lundi.rendering.Personal;
import dev.lundi.rendering.Stencil;

import org.springframework.stereotype.Component;

/**
 * Writes mails as multipart/alternative, text first, quoted-printable (RFC 2045, 2046).
 * All mails are printed from a {@link Plate}: one that was rendered whole is a plate
 * without holes.
 */
@Component
public final class MimeComposer {

	/** For mails without holes. */
	static final Personal NOBODY = new Personal(null, "", "");

	private final DateWords dates = new DateWords();

	private final DkimSigner signer;

	/** Writes mails that this one signs. */
	public MimeComposer(DkimSigner signer) {
		this.signer = signer;
	}

	/**
	 * Writes a mail in its final form.
	 * @throws IllegalArgumentException when it cannot be written, with the reason
	 */
	public ComposedEmail compose(OutgoingEmail email) {
		return whole(email).print(email.envelope(), NOBODY);
	}

	/**
	 * How long a mail's HTML part is, as it travels.
	 * @throws IllegalArgumentException when it cannot be written, with the reason
	 */
	public int htmlOctets(OutgoingEmail email) {
		return whole(email).htmlOctets();
	}

	private Plate whole(OutgoingEmail email) {
		return new Plate(email.letterhead(), Stencil.of(email.rendered()), this, ByteBuffer::allocate);
	}

	/**
	 * Writes what the mails of an issue's variant have in common.
	 * @throws IllegalArgumentException when it cannot be written, with the reason
	 */
	public Plate plate(Letterhead letterhead, Stencil stencil) {
		// Outside the heap, from where a socket takes it without a copy.
		return new Plate(letterhead, stencil, this, ByteBuffer::allocateDirect);
	}

	void writeEnvelope(Envelope envelope, Octets out) {
		new HeaderFields(out).structured("Date", dates.of(envelope.date()))
			.structured("Message-ID", "<" + envelope.messageId() + ">")
			.structured("To", envelope.to().value())
			.structured(envelope.headers());
	}

	/** Signs a mail: the last to touch a mail's octets. */
	ComposedEmail finished(Envelope envelope, List<ByteBuffer> message) {
		ComposedEmail unsigned = new ComposedEmail(envelope, message);
		if (!signer.signs()) {
			return unsigned;
		}
		List<ByteBuffer> signed = new ArrayList<>(message);
		signed.addFirst(ByteBuffer.wrap(signer.signatures(unsigned.content())));
		return new ComposedEmail(envelope, signed);
	}

}
