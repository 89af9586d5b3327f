package dev.lundi.proof;

import java.io.IOException;

/** Has one dialogue suffer what the relay's script says. */
final class Faults {

	private final FaultyRelay relay;

	private final Link link;

	Faults(FaultyRelay relay, Link link) {
		this.relay = relay;
		this.link = link;
	}

	/** Whether it goes on as it should; otherwise an answer has been given. */
	boolean reached(Moment moment, Visit visit) throws IOException, OverException {
		Fault fault = relay.script().at(moment, visit);
		return fault == null || suffer(fault);
	}

	private boolean suffer(Fault fault) throws IOException, OverException {
		return switch (fault) {
			case Fault.Answer(String line) -> {
				link.say(line);
				if (line.startsWith("421")) {
					throw new OverException(false);
				}
				yield false;
			}
			case Fault.Close(boolean abrupt) -> throw new OverException(abrupt);
			case Fault.Drip(int octetsPerSecond) -> {
				link.drip(octetsPerSecond);
				yield true;
			}
			case Fault.Wait(var time, var then) -> {
				link.flush();
				Pause.of(time.toNanos());
				yield then == null || suffer(then);
			}
			case Fault.Deed(var deed, var then) -> {
				link.flush();
				deed.run();
				yield then == null || suffer(then);
			}
		};
	}

}
