package dev.lundi.sending;

import dev.lundi.delivery.Fences;
import dev.lundi.delivery.Mailing;
import dev.lundi.letter.Press;

/**
 * What one worker has while its step runs: its mailing, its press, its fence, its line to
 * a relay.
 */
class SendSession implements AutoCloseable {

	private final Mailing mailing;

	private final PresentPress press;

	private final Line line;

	private final Fences fences;

	private final SendControl control;

	private final long fence;

	SendSession(Mailing mailing, PresentPress press, Line line, Fences fences, SendControl control) {
		this.mailing = mailing;
		this.press = press;
		this.line = line;
		this.fences = fences;
		this.control = control;
		this.fence = fences.take();
		control.workerBegins();
	}

	Mailing mailing() {
		return mailing;
	}

	/** For the load that is taken in hand now. */
	Press press() {
		return press.get();
	}

	Line line() {
		return line;
	}

	SendControl control() {
		return control;
	}

	long fence() {
		return fence;
	}

	@Override
	public void close() {
		line.close();
		try {
			fences.giveBack(fence);
		}
		finally {
			control.workerEnds();
		}
	}

}
