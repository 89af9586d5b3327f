package dev.lundi.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lundi.bench.Options.Signing;

/** The sink, the processes that send to it, and the order in which they are measured. */
final class Stand implements AutoCloseable {

	private final Options options;

	private final Sink sink;

	private final List<Runnable> closings = new ArrayList<>();

	private final List<LundiProcess> processes = new ArrayList<>();

	private final List<Contestant> inTurn = new ArrayList<>();

	private final List<Contestant> atTheEnd = new ArrayList<>();

	Stand(Options options) {
		this.options = options;
		this.sink = Sink.start(options.sink());
		closings.add(sink::close);
		for (Duration latency : options.latencies()) {
			add(latency);
		}
	}

	private void add(Duration latency) {
		boolean near = latency.isZero();
		Relay relay = near ? sink : far(latency);
		String place = Names.away(latency);
		for (Signing signing : options.signing()) {
			addLundi(signing, relay, near, place);
		}
		if (options.comparators()) {
			addComparators(relay, near, place);
		}
	}

	private Relay far(Duration latency) {
		DelayProxy proxy = new DelayProxy(sink, latency);
		closings.add(proxy::close);
		return proxy;
	}

	private void addLundi(Signing signing, Relay relay, boolean near, String place) {
		String title = title(signing) + place;
		if (signing != Signing.NONE && !DkimKeyFile.isKnown()) {
			System.out.printf("%s: left out, this Lundi does not know lundi.dkim.*%n", title);
			return;
		}
		System.out.printf("%s: starts%n", title);
		int connections = near ? options.connections() : options.farConnections();
		List<String> properties = new ArrayList<>(DkimKeyFile.properties(signing, options.work()));
		properties.addAll(List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + relay.port(),
				"--lundi.delivery.connections=" + connections));
		LundiProcess lundi = new LundiProcess(title,
				near ? options.warmUp() : Math.min(options.warmUp(), options.farMails()), audiences(signing, near),
				properties, options);
		closings.add(lundi::close);
		processes.add(lundi);
		int people = near ? options.size() : options.farMails();
		inTurn.add(new Named(title, () -> lundi.send(people)));
		if (signing == Signing.NONE && near) {
			addTheRest(lundi);
		}
	}

	/** What one Lundi is enough for. */
	private void addTheRest(LundiProcess lundi) {
		inTurn.add(new Named(Names.TRANSPORT, () -> lundi.transport(options.size(), options.connections())));
		options.sizes()
			.stream()
			.skip(1)
			.forEach((people) -> atTheEnd.add(new Named(Names.lundiAt(people), () -> lundi.send(people))));
	}

	private Set<Integer> audiences(Signing signing, boolean near) {
		if (!near) {
			return Set.of(options.farMails());
		}
		if (signing != Signing.NONE) {
			return Set.of(options.size());
		}
		Set<Integer> audiences = new LinkedHashSet<>(options.sizes());
		if (options.prepare() > 0) {
			audiences.add(options.prepare());
		}
		return audiences;
	}

	private void addComparators(Relay relay, boolean near, String place) {
		int connections = near ? options.connections() : options.farConnections();
		if (Sink.program("smtp-source").isPresent()) {
			int mails = near ? options.size() : options.farMails() / 2;
			inTurn.add(new SmtpSource(Names.SOURCE_KEEPING + place, true, mails, connections, relay.port()));
			if (near) {
				inTurn.add(new SmtpSource(Names.SOURCE, false, mails, connections, relay.port()));
			}
		}
		int mails = near ? options.loopMails() : options.loopMails() / 2;
		LoopProcess loop = new LoopProcess("loop" + (near ? "" : "-far"), relay.port(), connections, mails, options);
		closings.add(loop::close);
		loop.send(mails);
		inTurn.add(new Named(Names.LOOP + place, () -> loop.send(mails)));
	}

	private static String title(Signing signing) {
		return switch (signing) {
			case NONE -> Names.LUNDI;
			case RSA -> Names.LUNDI_RSA;
			case ED25519 -> Names.LUNDI_ED25519;
		};
	}

	List<Contestant> inTurn() {
		return inTurn;
	}

	List<Contestant> atTheEnd() {
		return atTheEnd;
	}

	List<LundiProcess> processes() {
		return processes;
	}

	/** How long it takes to freeze the audience that {@code --prepare} asks for. */
	Duration prepare() {
		return (options.prepare() == 0) ? Duration.ZERO : processes.getFirst().prepare(options.prepare());
	}

	String sink() {
		return sink.name();
	}

	@Override
	public void close() {
		closings.reversed().forEach(Runnable::run);
	}

}
